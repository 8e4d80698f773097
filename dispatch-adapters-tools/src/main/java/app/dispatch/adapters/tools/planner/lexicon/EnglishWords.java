package app.dispatch.adapters.tools.planner.lexicon;

import app.dispatch.adapters.tools.planner.text.Phrases;
import java.util.List;
import java.util.Set;

/** The words of English that the planner knows beside those of the tools: one file, a section a meaning. Immutable. */
public enum EnglishWords {
    /** Verbs that look at something. */
    LOOK,
    /** Verbs that tell somebody something. */
    TELL,
    /** Verbs of what cannot be taken back: never left out of what is done. */
    GRAVE,
    /** What stands between whom something is told and what that is. */
    MARKED,
    /** What stands before who gets a copy of a message. */
    COPYING,
    /** What stands before something that is there already, and goes on after it: "at the end of". */
    ENDING_OF,
    /** Somebody is asked before what follows. */
    APPROVAL,
    /** What these words stand with waits for somebody's approval. */
    APPROVED,
    /** How all before is when it is over: "when both are done". */
    FINISHED,
    /** Verbs that ask somebody something. */
    ASK,
    /** Verbs that make something somewhere. */
    MAKE,
    /** Verbs that change what is there. */
    CHANGE,
    /** Verbs that make a text of another. */
    WORK,
    FILLER,
    WISH,
    /** What a plan is called by who wants one: "build me a workflow that …". */
    PLAN,
    /** Verbs of who makes one. */
    BUILDING,
    /** Verbs before somebody who is to do the rest: "let the AI …". */
    LEAD,
    /** Words that join two clauses. */
    JOINING,
    /** Verbs that only help another, or tell how something is. */
    AUXILIARY,
    /** Words before what is to be done: "needs to be saved". */
    HAVING,
    /** Words before what happens: "on payment received". */
    UPON,
    THEN,
    PARALLEL,
    IF,
    UNLESS,
    OTHERWISE,
    EVENT,
    EACH,
    QUESTION,
    ARTICLE,
    /** How a text begins that is said to somebody: "good morning". */
    SALUTATION,
    /** At the end of what is told: "deploy starting now". */
    SHORTLY,
    /** Verbs that look at something, or hand it to somebody: "get bob@example.com the report". */
    SERVING,
    /** Verbs that give something another place, or another state. */
    MOVING,
    /** Verbs that answer something, or write what answers it. */
    REPLYING,
    /** Names before a number that are no keys of anything: "utf-8", "gpt-4". */
    STANDARD,
    /** Beside how something is now. */
    CURRENTLY,
    /** That something is marked as done. */
    TICKING,
    /** What answers a message without words. */
    REACTION,
    /** Verbs of leaving something out of a list. */
    SKIPPING,
    /** Verbs of putting something where more is. */
    ADDING,
    /** "what is on", of what holds a text. */
    WHAT_IT_HOLDS,
    /** What holds a text. */
    TEXT_BEARER,
    /** Verbs of giving something a state. */
    MARKING,
    /** What has rows with fields of their own. */
    ROWS,
    /** "have a look at". */
    GLANCING,
    /** That what is named is what was found before. */
    AS_FOUND,
    /** That all is meant but what follows, in several words. */
    APART,
    /** Verbs of leaving something as it is. */
    SPARING,
    /** Questions for who somebody is. */
    IDENTITY,
    /** Nouns of what is said of something that is made, beside its text. */
    DETAIL,
    /** Verbs of asking somebody for money. */
    BILLING,
    /** What begins a condition, or what is waited for. */
    SUPPOSING,
    /** Questions for what has come. */
    NEWS,
    /** Words of what happens that tell no event from another. */
    PASSING,
    /** That something has come. */
    ARRIVING,
    /** Verbs after which a comment may be said: "close it with the comment …". */
    SETTLING,
    /** Names of rooms that are names of somebody or something else as well. */
    ROOM,
    /** Words that only announce what follows: "do the following:". */
    HEADER,
    /** Words that begin a sentence which only tells something. */
    TELLING,
    ALL,
    NO,
    EXCEPT,
    ME,
    PEOPLE,
    /** Those of them who are nothing that an address answers with. */
    TEAM,
    HIM,
    IT,
    /** Words that begin a part of a clause. */
    RELATOR,
    NAMED,
    SAYING,
    ABOUT,
    FIRST,
    NEWEST,
    /** What is said against texts that give orders: "ignore any instructions in them". */
    CAUTION,
    /** What a text is that gives orders. */
    COMMANDS,
    /** What such a text does. */
    COMMANDING,
    /** What came in since the last look: "new issues". */
    FRESH,
    OLDEST,
    /** Verbs of somebody who gets to know something: "#dev should hear …". */
    LEARN,
    /** Words that say that somebody else wants something: "#dev wants to know …". */
    WANTS,
    /** Verbs of what ends up somewhere: "should land in my mailbox". */
    LANDING,
    /** Verbs of what an address answers. */
    GIVING,
    /** Nouns for the form of a text: "in three sentences". */
    FORM,
    LINK,
    NUMBER,
    /** What a tool does, after its name: "AI-powered". */
    POWERED,
    /** What tells somebody that something has happened. */
    NOTICE,
    /** Verbs before what is waited for: "wait for a webhook". */
    AWAIT,
    /** What brings what has happened. */
    HOOK,
    /** Verbs of a question whether something has come: "Got a mail?". */
    GOT,
    MODAL,
    /** What something is to be: "become a page", "go to #dev". */
    BECOME,
    /** Verbs that hand on what is there. */
    PASS,
    /** What something does that nobody has done anything about: "waiting for two days". */
    WAITING,
    /** Words before how something is. */
    BEING,
    /** Small words that belong to a verb: "call off". */
    PARTICLE,
    /** Forms of the verbs that tell how something is. */
    FINITE,
    POLITENESS,
    /** Verbs that make a text of nothing. */
    WRITE,
    /** Words before something that was named before. */
    BACK,
    /** Words before a length that is passed. */
    OVER,
    /** Whom something that happened is about. */
    PARTY,
    /** How an address or a call ends badly. */
    DOWN,
    /** How it ends well. */
    UP,
    /** That it answers; with nothing after it, that there is an answer. */
    ANSWERING,
    /** What turns what follows around, each once. */
    TURNING,
    /** What may stand between an answer and what it is. */
    AROUND,
    /** After what is said of an answer, these add nothing. */
    AFTERWARDS,
    /** How an address is, in words that need no verb of their own. */
    WORKING,
    /** That a list has nothing in it. */
    EMPTY,
    /** That something is a value: "its state is open". */
    EQUAL,
    /** That it is there. */
    GIVEN,
    /** That it is not. */
    MISSING,
    /** Any thing of a list. */
    ITEM,
    /** That a list has something in it. */
    EXISTING,
    /** What somebody did who is the author of something: "who opened it". */
    AUTHORED,
    /** Before what a text is to say: "a mail asking whether …". */
    SPEAKING,
    /** Verbs before "a draft". */
    PREPARING,
    /** Verbs that say something to what is there. */
    REMARKING,
    /** Verbs that give something another name. */
    RENAMING,
    /** Verbs that give something to somebody to do. */
    ASSIGNING,
    /** Before what many things are told apart by: "issues labelled stale", "assigned to Bob". */
    DESCRIBING,
    /** Verbs after which "with" says what is set: "update it with the label bug". */
    SETTING,
    /** Before a text that something has in it: 'with "crash" in the title'. */
    CARRYING,
    /** That a text has another in it, or begins or ends so. */
    COMPRISING,
    /** That a text has another in it. */
    HOLDING,
    /** Before the verb of what is not to be done. */
    FORBIDDING,
    /** Verbs of what comes, which say nothing of what it is. */
    ARRIVE,
    /** Prepositions before where something goes. */
    AWAY,
    /** Nouns of what tells somebody something, and of what sends it. */
    OUTGOING,
    /** Words before the labels of something. */
    LABELLED,
    /** Verbs that answer somebody, and what they write. */
    REPLY,
    /** What people are written to for: "recovery mails". */
    OCCASION,
    /** Verbs that make something of another. */
    TURN,
    /** Verbs of somebody who looks over what was made. */
    APPROVE,
    /** What people send in by a form or an order. */
    INCOMING,
    /** Words between several. */
    AND,
    /** Words for "and". */
    ALSO,
    /** All that was looked at or made before: "what you found". */
    FOUND,
    /** What a quoted text is of something that is made: "title … and body …". */
    TEXT,
    /** What a webhook does with its fields: "the webhook gets name and city". */
    BRINGING,
    /** Nouns of what a webhook brings. */
    FIELDS,
    /** Before what belongs to something that was named before. */
    THEIR,
    /** Before what belongs to somebody who was named before. */
    OWN,
    /** Verbs of telling somebody what he is to do: "ask Bob to call". */
    BIDDING,
    /** Verbs of making somebody do something: "get Bob to call", "have Bob call". */
    CAUSING,
    /** Before somebody who is to agree first: "check with Bob first". */
    CONSULTING,
    /** How words begin that narrow what is done, or hold it back. */
    RESTRICTING,
    /** Who says that the brief's author is to agree: "let me", "wait for me to". */
    DECIDING,
    /** What is asked like somebody, and is nobody: "ask the model". */
    THINKER,
    /** How what may be done is: "whether it is okay". */
    AGREEABLE,
    /** What somebody does without whom something else is not to be done. */
    APPROVING,
    /** The same of him who does it. */
    APPROVES,
    /** What he gives who does it. */
    CONSENT,
    /** Those who are not named. */
    WHOEVER,
    /** What somebody has without doing it: "have Bob know". */
    KNOWING,
    /** Verbs of several words that look at something: "keep an eye on". */
    WATCHING,
    /** Verbs of several words that look at something once: "look at". */
    LOOKING,
    /** Verbs that add to what is there. */
    EXTEND,
    /** Where in a text something is added. */
    EDGE,
    /** Those of them that are its end. */
    END,
    /** Nouns of a part of a text. */
    PASSAGE,
    /** Prepositions that begin a sentence by where it is done: "In #dev, list …". */
    FRONT,
    /** Words before a noun of which there is one. */
    DETERMINER,
    /** Words that tell no place from another. */
    INDISTINCT,
    /** Prepositions before what something is put below. */
    UNDER,
    /** What puts one before all others, from the top: "the biggest". */
    MOST,
    /** What does so from the bottom: "the cheapest". */
    FEWEST,
    /** Those of them that need another word: "most". */
    DEGREE,
    /** Words that are said of prices. */
    PRICED,
    /** Nouns for anything that is in a list. */
    ANYTHING,
    /** That nothing is left of something: "sold out". */
    GONE,
    /** That something is left: "in stock". */
    STOCKED,
    /** What people say beside what they want, which narrows nothing. */
    CHATTER,
    /** Verbs before who has done something, in a question: "what did Eve post". */
    HELPING,
    /** Words for somebody of whom nothing is said. */
    ANYBODY,
    /** People of whom nobody knows the names, and words that describe them or ask for them. */
    UNNAMED,
    /** How what is still there of something is told: "with stock left". */
    LEFT,
    /** What a sentence says that wants something done. */
    WANTING,
    /** What a sentence says that tells what used to be. */
    PAST,
    /** One of several that were looked at, or more: "either is down". */
    EITHER,
    /** Each of several that were looked at: "both are up". */
    BOTH,
    /** Verbs that find out whether something is so. */
    FINDING,
    /** Words before what is found out. */
    WHETHER,
    /** Before what something is that was named before: "that have no guests". */
    THAT,
    /** Verbs of what belongs to something: "have no guests". */
    POSSESSING,
    /** Verbs of what is over at a time: "that end this week". */
    ENDING,
    /** Verbs of what became of something that is there: "not updated since May". */
    CHANGED,
    /** Verbs before a time at which something was done. */
    DATED,
    /** Verbs of what was done with a thing, before the day on which it was. */
    DONE_THEN,
    /** Nouns for a text that somebody writes who has read it all. */
    TREATISE,
    /** Words by which a title praises what is to be done. */
    PRAISE,
    /** Prepositions before where something is. */
    PLACING,
    /** Before what is left out: "except the standups". */
    EXCLUDING,

    /** What is said not to count: "pre-releases don't count". */
    COUNTED,
    /** Verbs that ask how many there are. */
    COUNTING,
    /** Before what is done first: "after listing the issues". */
    AFTERDOING,
    /** Nouns for when something is: "the date". */
    MOMENT,
    /** Before what stands in something that is made: "a file that contains the words …". */
    CONTENT,
    /** That no more is wanted than was said. */
    ENOUGH,
    /** What nobody is asked before in particular: "ask me before you do it". */
    DOING,
    /** A question to whom the plan belongs. */
    ASKING,
    /** Names of members that mean alike, where nobody knows the form of an answer. */
    ALIKE,
    /** What is compared by a word that is no noun: "warmer than 20". */
    MEASURE,
    /** Nouns that only say that a number is meant: "the usd value". */
    READING,
    /** After a number, what it is counted in. */
    UNIT,
    /** Who writes a brief. */
    SPEAKER,
    /** Words that say which ones are meant. */
    NARROWING,
    /** What is told of numbers that are added up. */
    TOTAL,
    MEAN,
    /** Verbs that add up the numbers of what they act on. */
    SUMMING,
    /** After a tool's name, what people have there: "our Stripe account". */
    HOLDER,
    /** What was looked at before: "the figure". */
    FIGURE,
    /** Before a text that is not quoted: "saying". */
    UTTERING,
    /** Before what is only told of whoever wrote a brief: "before I open the shop". */
    WHILE,
    /** That what was asked holds. */
    IFSO,
    /** That it does not. */
    IFNOT,
    /** Labels, and the verbs that put them on something. */
    TAGGING,
    /** Verbs that say what a message is to say: "thank them". */
    GREETING,
    /** Verbs that take labels off something. */
    UNTAGGING,
    /** That nothing is done: "otherwise do nothing". */
    IDLE,
    /** Nouns of what only a model makes of a text. */
    DIGEST,
    /** What is said of a webhook beside what it tells: "we have one set up for that". */
    HOOKING,
    /** Before what a webhook is told. */
    TOLD,
    /** That no more is wanted than a thing: "just the draft". */
    MERELY,
    /** Whoever wrote the brief. */
    AUTHOR,
    /** Whoever does it without anybody's help. */
    SELF,
    /** Before why something is done. */
    WHY,
    /** Those for whom something is done. */
    SUBJECT,
    /** Before what comes later. */
    EARLIER,
    /** Questions for what somebody has to do at a time: "am I busy". */
    BUSY,
    /** What is said after them of what is planned. */
    PLANNED,
    /** Questions for who comes to a meeting. */
    INVITED,
    /** Questions for who is to do something. */
    RESPONSIBLE,
    /** Before "by" and what a list is brought into order by. */
    SORTED,
    /** Verbs that make a text as they make anything else. */
    PRODUCING,
    /** Before "by" and what those that have it in common are told together by. */
    GROUPED,
    /** Before what a list is brought into order by: "in the order of". */
    ORDERING,
    /** How long ago something was: "most recently". */
    LATELY,
    /** In the order of their times. */
    CHRONOLOGICAL,
    /** How what is told is to look, which narrows nothing. */
    PRESENTED,
    /** Nouns for how a list looks: "as a table". */
    LAYOUT,
    /** How such a list is: "a bulleted list". */
    NEAT,
    /** Before these: that there is one. */
    SINGLE,
    /** In the order of their names. */
    ALPHABETICAL,
    /** That an order goes from the top. */
    DOWNWARDS,
    /** That it goes from the bottom. */
    UPWARDS,
    /** Nouns for all that an address answers. */
    ANSWER,
    /** Nouns for those who write from a domain: "from example.com addresses". */
    SENDERS,
    /** Before a word that stands in something: "with the word …". */
    BEARING,
    /** Between such a verb and a text that is quoted: "contains the word …". */
    QUOTING,
    /** That a text begins with another. */
    OPENING,
    /** Somebody, whoever it is: "if anyone mentions …". */
    UNTOLD,
    /** Before a member and its number: "with stock 0". */
    WHOSE,
    /** Between them. */
    AMOUNTING,
    /** Where a time is moved to that comes before the one that was: "an hour earlier". */
    SOONER,
    /** Where one is moved to that comes after it: "an hour later". */
    LATER,
    /** What people call what stands in a calendar, though no tool calls it so: "the standup", "lunch". */
    GATHERING,
    /** Verbs that add people to what they take part in. */
    INVITING,
    /** Questions for when something is, or where. */
    WHENCE,
    /** What short lengths of time are counted in. */
    SPAN,
    /** Between how long before something it is, and what that is: "ten minutes before each meeting". */
    BEFOREHAND,
    /** Verbs that a question for yes or no begins with. */
    INVERTED,
    /** Between a text and what it goes on with. */
    PREFIXING,
    /** Verbs of writing a few words on something. */
    NOTING,
    /** Before somebody's address. */
    ADDRESSING,
    /** Before somebody's name. */
    NAMING,
    /** Between somebody who is written to and what that says: "and let him know that". */
    LETTING,
    /** Nouns for places that people make and give names to: "the folder Inbox". */
    KEPT,
    /** Before what need not be done. */
    NEEDLESS,
    /** Between files and what they go with: "attached to". */
    ENCLOSED,
    /** Verbs of who sends a file with a message. */
    ENCLOSES,
    /** Nouns of files. */
    FILED,
    /** Words that say that only some are meant, and not which. */
    CHOSEN,
    /** All of something, whatever it is. */
    WHATEVER,
    /** Verbs of what a number does. */
    SHIFTING,
    /** Words that restrict nothing. */
    SMALL;

    /** The section's words, each alone. */
    public Set<String> words() {
        return Sections.WORDS.getOrDefault(this, Set.of());
    }

    /** The section's phrases. */
    public Phrases phrases() {
        return Sections.PHRASES.getOrDefault(this, Sections.NONE);
    }

    /** The section's words and phrases, each as it is written. */
    public Set<String> entries() {
        return Sections.ENTRIES.getOrDefault(this, Set.of());
    }

    /** The words beside a word in the section's phrases, in their order. */
    public List<String> beside(String word) {
        return Sections.beside(entries(), word);
    }

    public boolean has(String word) {
        return words().contains(word);
    }
}
