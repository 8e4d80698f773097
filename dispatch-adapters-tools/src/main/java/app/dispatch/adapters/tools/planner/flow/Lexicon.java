package app.dispatch.adapters.tools.planner.flow;

import app.dispatch.adapters.tools.planner.text.Phrases;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Words of English that briefs are made of, whatever the tools are. */
final class Lexicon {
    static final Set<String> READ = Phrases.words("""
            get fetch read retrieve pull grab collect gather list show find search look check view scan query load
            download take explore receive scrape crawl count lookup detect browse inspect examine discover accept
            capture ingest research""");
    static final Set<String> WATCH = Phrases.words("watch monitor track follow observe");
    static final Set<String> TELL = Phrases.words("""
            notify ping tell dm email mail message alert remind warn inform text page slack e-mail update nudge brief
            congratulate welcome thank invite-by-mail poke""");
    static final Set<String> PUT = Phrases.words("""
            post send save store put log record upload share publish tweet forward export sync copy mirror push write
            append submit deliver announce drop cross-post crosspost repost turn convert insert attach transfer
            report import backup back synchronize synchronise pass deposit place populate merge combine compile
            migrate move echo hand route reply respond answer""");
    static final Set<String> MAKE = Phrases.words("""
            create add open file make build schedule book block plan set draft start register prepare produce
            generate invoice""");
    static final Set<String> WORK = Phrases.words("""
            analyze analyse evaluate assess score qualify rank prioritize prioritise suggest recommend rewrite
            rephrase polish explain describe identify determine review compare translate summarize summarise
            classify categorize categorise extract parse compose format enrich convert transcribe generate proofread
            tag-by-ai distill distil outline brainstorm condense recap digest interpret ask draw paint illustrate sketch""");
    static final Set<String> CHANGE = Phrases.words("""
            archive delete remove label tag mark close assign reopen cancel clean refund star pin rename reschedule
            complete unsubscribe move update edit change resolve merge-pr react upvote purge prune tidy trash flag
            cleanup approve""");
    /** Verbs that say nothing about where something comes from or goes. */
    static final Set<String> EMPTY = Phrases.words("""
            use run do have let want need go execute perform help try give keep ensure process handle trigger call
            automate start work""");

    /** Things so common that they are a tool's only where it is named. */
    static final Set<String> WEAK = Phrases.words("""
            post row entry note doc table change version member user account bug file document thread detail action
            timeline profile follower reply emoji page database customer channel team record data comment attachment
            folder permission access list metadata event reaction drafts draft label conversation directory mention tracker appointment pdf spreadsheet
            contract recording""");

    /** Nouns that say that something goes to the tool that is named before them: "a Slack alert". */
    static final Set<String> OUTGOING = Phrases.words("""
            notification notifications alert alerts reminder reminders announcement announcements notifier announcer
            export upload digest ping dm delivery backup notify alerting warning warnings broadcast forwarder poster""");

    /** What arrives from outside, of which nobody can ask a list. */
    static final Set<String> INBOUND = Phrases.words("""
            submission lead signup sign-up form feedback response order ticket request inquiry enquiry application
            survey lead visitor registration rsvp complaint chat prompt question""");

    /** Nouns of what a language model makes, and the verb for it. */
    static final Phrases PERSON = Phrases.of("""
            me | us | myself | my team | the team | our team | everyone | everybody | the channel | my phone
            on-call | the on-call engineer | the on-call | on call | our on-call | the attendees | the customer
            the customers | the client | the sender | the author | the assignee | the user | my boss | my manager
            the engineer on call | the owner | the owners | the requester | the lead | the reviewer | the reviewers""");

    static final Phrases AI = Phrases.of("""
            dall-e | dalle | dall-e 3 | stable diffusion | gpt-image | ai-written | ai written | ai generated | ai assistant
            ai | an ai | ai-powered | ai-driven | ai-generated | ai-based | ai agent | an ai agent | ai agents
            artificial intelligence | an llm | llm | llms | a language model | gpt | gpt-3.5 | gpt-4 | gpt-4o
            gpt-4.1 | gpt-4o-mini | gpt-4.1-mini | gpt-5 | gpt4 | chatgpt | chat gpt | openai | open ai | claude
            claude sonnet | claude opus | anthropic | gemini | google gemini | gemini ai | google gemini ai | llama
            mistral | deepseek | qwen | copilot | machine learning | ml | a prompt""");

    static final Set<String> PREPOSITIONS = Phrases.words("""
            to into onto in on via by through over using use with of from about for at regarding when concerning per
            across within inside under between as than""");

    /** Words that turn what is done into something else. */
    static final Set<String> TURNING = Phrases.words("""
            not never no unless except without until instead otherwise don't doesn't avoid excluding besides nobody
            neither nor ignore ignoring disregard isn't aren't""");

    /** Words that say that something runs by itself whenever there is something to do. */
    static final Set<String> BY_ITSELF = Phrases.words("""
            automatically automated automate auto dynamically incoming instantly real-time realtime continuously
            auto-summarize auto-post auto-label auto-save auto-tag auto-reply auto-forward auto-archive auto-sort
            proactively constantly auto-create auto-generate auto-classify auto-assign auto-respond auto-sync""");

    private static final Set<String> VERBS = all();

    private Lexicon() {}

    private static Set<String> all() {
        Set<String> all = new HashSet<>();
        List.of(READ, WATCH, TELL, PUT, MAKE, WORK, CHANGE, EMPTY).forEach(all::addAll);
        return Set.copyOf(all);
    }

    /** All verbs in their plain form. */
    static Set<String> verbs() {
        return VERBS;
    }

    /** What kind of verb a plain form is; nothing for a word that is none of them. */
    static Optional<Verb.Kind> kind(String verb) {
        if (READ.contains(verb)) {
            return Optional.of(Verb.Kind.READ);
        } else if (WATCH.contains(verb)) {
            return Optional.of(Verb.Kind.WATCH);
        } else if (CHANGE.contains(verb)) {
            return Optional.of(Verb.Kind.CHANGE);
        } else if (MAKE.contains(verb)) {
            return Optional.of(Verb.Kind.MAKE);
        } else if (PUT.contains(verb)) {
            return Optional.of(Verb.Kind.PUT);
        } else if (WORK.contains(verb)) {
            return Optional.of(Verb.Kind.WORK);
        } else if (TELL.contains(verb)) {
            return Optional.of(Verb.Kind.TELL);
        }
        return EMPTY.contains(verb) ? Optional.of(Verb.Kind.NONE) : Optional.empty();
    }
}
