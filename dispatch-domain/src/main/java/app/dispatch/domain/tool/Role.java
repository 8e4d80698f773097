package app.dispatch.domain.tool;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a parameter, or a member of an output, is for: what planners know of it instead of its name. Its schema declares it
 * under {@code x-role}. In a parameter a role says what is asked for, in an output what is told.
 */
public enum Role {
    // What is said
    /** A text that is sent, stored or written down: a body, a message, a description, what is in a file. */
    CONTENT,
    /** The first words of a content, or a short text that goes with one. */
    EXCERPT,
    /** A parameter that has the output hold its content too. */
    INCLUDES_CONTENT,
    /** A parameter that has the output hold its attachments too. */
    INCLUDES_ATTACHMENTS,
    /** What something is called that has a content, or that is made: a title, a subject, a summary. */
    TITLE,
    /** The name of a person, a customer, a team, a channel, a label. */
    NAME,
    /** A second id, which people know something by: {@code ENG-42}, an invoice's number, a user name. */
    KEY,
    /** The name or path of a file. */
    FILE,
    /** Files that go with something, each with a file, a content and what else it has. */
    ATTACHMENTS,
    /** Bytes that are written as text. */
    DATA,
    /** How a content or data is written: as text, or as base64. */
    ENCODING,
    /** The media type of a content, a file or data. */
    MEDIA_TYPE,

    // Where and who
    /** Where something is or goes: a channel, a repository, a folder, a calendar, a team, a database, a parent page. */
    PLACE,
    /** Whom something goes to, or who is invited to it. */
    RECIPIENT,
    /** Who gets a copy. */
    COPY,
    /** Who wrote, sent, opened, made or owns something. */
    AUTHOR,
    /** Whom something is assigned to. */
    ASSIGNEE,
    /** Anybody else: a reviewer, a customer. */
    PERSON,
    /** The e-mail address of the one that is spoken of. */
    ADDRESS,

    // Which one
    /** The id of the one thing that is acted on; in an output the id by which other operations take the thing. */
    ITEM,
    /** The id of the conversation that something is in, or is to be in. */
    THREAD,
    /** The id of what something answers, or hangs on. */
    PARENT,
    /** The id of another thing that belongs to it. */
    RELATED,
    /** Which state of something: a branch, a tag, a hash. */
    VERSION,
    /** Where people look at something: an address that opens in a browser. */
    LINK,

    // What narrows a list, and what it is
    /** Words to look for, or a search in the words of the vendor. */
    QUERY,
    /** The earliest moment of what a list gives. */
    SINCE,
    /** The latest moment of what a list gives. With a unit of time, how long before the run that is. */
    UNTIL,
    /** Which kind of thing is looked for, or what kind one is. */
    KIND,
    /** How many a list is to give at most. */
    COUNT,
    /** The list itself; in a parameter, the rows that something is made of. */
    ITEMS,
    /** Whether there is more than is given. */
    TRUNCATED,
    /** A number that tells how many of something there are. */
    TOTAL,

    // How it is
    /** What has become of something: open, paid, done, cancelled. */
    STATE,
    /** How urgent it is. */
    PRIORITY,
    /** Labels, tags, topics: words that things are sorted by. */
    LABELS,
    /** Labels that are taken off. */
    REMOVED,
    /** Something that is so or not, said by words under {@code x-words}. */
    FLAG,
    /** An emoji. */
    EMOJI,
    /** Where an event is, for people. */
    LOCATION,
    /** An amount of money. */
    AMOUNT,
    /** The currency of an amount. */
    CURRENCY,
    /** Values by names of one's own: properties, metadata, inputs. */
    FIELDS,

    // When it is
    /** When an event begins. */
    START,
    /** When an event ends. */
    END,
    /** When it is to be done or paid. With a unit of time, how long after the run that is. */
    DUE,
    /** How long it takes. */
    DURATION,
    /** When it was made, sent or posted. */
    CREATED,
    /** When it was last changed. */
    UPDATED,
    /** Any other moment, said by words under {@code x-words}: when it was closed, published, canceled. */
    DATE,

    // What is worked on
    /** What a language model or a converter works on: any text or value. */
    INPUT,
    /** What a language model is to do, in words; where there is no input, what it works on stands in them. */
    INSTRUCTION,
    /** A human language. */
    LANGUAGE,
    /** Labels of which one is chosen. */
    CHOICES,
    /** The JSON Schema of what is to come out. */
    SCHEMA,
    /** What came out of the work: an answer, a summary, a translation, a label, values. */
    RESULT,

    // Calls over HTTP
    /** An address that is called, or that people join a call by. */
    URL,
    /** The method of a request. */
    METHOD,
    /** Headers by name. */
    HEADERS,
    /** What is sent as the body of a request. */
    REQUEST_BODY,

    // What no brief speaks of but by its name
    /** How the work is done: nothing that a plan must know. */
    SETTING,
    /** A fact beside: its language, its size, its licence. */
    DETAIL,
    /** The vendor's whole object. */
    RAW,
    /** A parameter that has the output hold the vendor's whole object too. */
    INCLUDES_RAW;

    private static final Map<String, Role> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Role::id, role -> role));

    private final String id = name().toLowerCase(Locale.ROOT);

    /** As it stands in a schema: {@code includes_raw}. */
    public String id() {
        return id;
    }

    /** The role of that id; empty when there is none. */
    public static Optional<Role> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }
}
