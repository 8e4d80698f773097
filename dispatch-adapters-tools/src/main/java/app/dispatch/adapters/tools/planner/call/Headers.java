package app.dispatch.adapters.tools.planner.call;

import app.dispatch.adapters.tools.planner.lexicon.EnglishWords;
import app.dispatch.adapters.tools.planner.text.Phrases;
import app.dispatch.adapters.tools.planner.text.Token;
import app.dispatch.adapters.tools.planner.text.Tokens;
import app.dispatch.domain.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads header fields: {@code header X-Api-Key: abc}, {@code Authorization Bearer x}, {@code bearer token x}, {@code basic auth me:pw}. */
final class Headers {
    private static final Phrases BASIC = Phrases.of("""
            basic auth | basic authentication | basic authorization | http basic auth""");
    private static final Phrases AS_BEARER = Phrases.of("""
            as bearer token | as the bearer token | as a bearer token | as bearer | as bearer authorization""");

    private static final Set<String> KNOWN = Phrases.words("""
            authorization accept cookie referer origin host etag range x-api-key content-type user-agent
            if-none-match prefer idempotency-key""");
    private static final Map<String, String> SPOKEN =
            Map.of("user agent", "User-Agent", "content type", "Content-Type", "idempotency key", "Idempotency-Key");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
    private static final Pattern JOINED = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)[:=](.+)");
    private static final Set<String> SCHEMES =
            Set.of("bearer", "basic", "token", "digest", "apikey", "apitoken", "key");
    private static final Set<EnglishWords> NO_CREDENTIAL =
            Set.of(EnglishWords.RELATOR, EnglishWords.ARTICLE, EnglishWords.AND);
    private static final Set<String> BEFORE = Set.of("the", "a", "an", "my", "additional", "following");
    private static final Phrases SET = Phrases.of("""
            set to | equal to | equals | is | being | of | = | as | with value | with the value | and value
            value""");

    private final Tokens tokens;
    private final RefReader refs;

    Headers(Tokens tokens, RefReader refs) {
        this.tokens = tokens;
        this.refs = refs;
    }

    /** Header fields and the place after them. */
    record Found(Map<String, Operand> fields, int end) {}

    /** The header fields that are announced at that place by "header", a known field's name or a scheme. */
    Optional<Found> at(int from) {
        int at = skip(from);
        int noun = tokens.is(at, Set.of("http", "request", "custom", "extra")) ? at + 1 : at;
        if (!tokens.is(noun, Set.of("header", "headers"))) {
            return list(at, false);
        }
        int start = tokens.mark(noun + 1, ':') ? noun + 2 : noun + 1;
        if (start < tokens.size()
                && tokens.get(start) instanceof Token.Literal(Value value, int s, int e)
                && value instanceof Value.Fields fields) {
            Map<String, Operand> given = new LinkedHashMap<>();
            fields.values().forEach((name, one) -> given.put(name, new Operand.Given(text(one))));
            return Optional.of(new Found(given, start + 1));
        }
        return list(start, true);
    }

    private static Value text(Value value) {
        return value instanceof Value.Num number ? Value.of(number.text()) : value;
    }

    private int skip(int from) {
        return tokens.after(from, BEFORE);
    }

    private Optional<Found> list(int from, boolean announced) {
        Map<String, Operand> fields = new LinkedHashMap<>();
        int end = from;
        int at = from;
        while (true) {
            Optional<Found> next = one(at, announced);
            if (next.isEmpty()) {
                break;
            }
            fields.putAll(next.get().fields());
            end = next.get().end();
            at = end;
            while (tokens.mark(at, ',') || Set.of("and", "&").contains(tokens.word(at))) {
                at++;
            }
            if (at == end) {
                break;
            }
            at = skip(at);
            at = tokens.word(at).equals("header") ? at + 1 : at;
        }
        return fields.isEmpty() ? Optional.empty() : Optional.of(new Found(fields, end));
    }

    private Optional<Found> one(int at, boolean announced) {
        return scheme(at).or(() -> asBearer(at)).or(() -> basic(at)).or(() -> named(at, announced));
    }

    private static Optional<Found> field(String name, String value, int end) {
        return Optional.of(new Found(Map.of(name, Operand.text(value)), end));
    }

    /** "bearer token abc", "auth token"? no: which header that is, is not said. */
    private Optional<Found> scheme(int from) {
        if (!tokens.word(from).equals("bearer")) {
            return Optional.empty();
        }
        int at = tokens.word(from + 1).equals("token") ? from + 2 : from + 1;
        at = tokens.mark(at, ':') ? at + 1 : at;
        int token = at;
        Optional<RefReader.Found> ref = prefixed(at).or(() -> refs.value(from + 1));
        if (ref.isPresent()) {
            return Optional.of(new Found(
                    Map.of(
                            "Authorization",
                            new Operand.Prefixed("Bearer ", ref.get().ref())),
                    ref.get().end()));
        }
        return credential(at).flatMap(value -> field("Authorization", "Bearer " + value, token + 1));
    }

    /** What is no word of a sentence: "with bearer token from the login" tells where it comes from, not what it is. */
    private Optional<String> credential(int at) {
        return NO_CREDENTIAL.stream().anyMatch(words -> words.has(tokens.word(at))) ? Optional.empty() : text(at);
    }

    /** "basic auth me:secret", "basic auth user me and password secret". */
    private Optional<Found> basic(int from) {
        int at = BASIC.end(tokens, from);
        if (at == 0) {
            return Optional.empty();
        }
        int user = tokens.is(at, Set.of("user", "username", "as")) ? at + 1 : at;
        if (text(user).filter(both -> both.contains(":")).isPresent()) {
            return text(user).flatMap(both -> field("Authorization", encoded(both), user + 1));
        }
        int password = tokens.find(
                user + 1,
                i -> !tokens.is(i, Set.of("and", "password", "with")) && !(tokens.get(i) instanceof Token.Mark));
        return user == at
                ? Optional.empty()
                : text(user)
                        .flatMap(name -> text(password)
                                .flatMap(word -> field("Authorization", encoded(name + ":" + word), password + 1)));
    }

    /** "its token as bearer token". */
    private Optional<Found> asBearer(int at) {
        return refs.value(at).flatMap(ref -> {
            int end = AS_BEARER.end(tokens, ref.end());
            return end == 0
                    ? Optional.empty()
                    : Optional.of(new Found(Map.of("Authorization", new Operand.Prefixed("Bearer ", ref.ref())), end));
        });
    }

    private static String encoded(String both) {
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    /** "X-Api-Key: abc", "the X-Api-Key header set to abc", "user agent abc": a name and its value, in quotes or not. */
    private Optional<Found> named(int at, boolean announced) {
        for (Map.Entry<String, String> spoken : SPOKEN.entrySet()) {
            if (tokens.phrase(at, spoken.getKey())) {
                return valued(spoken.getValue(), at + 2);
            }
        }
        boolean quoted = at < tokens.size() && tokens.get(at) instanceof Token.Quote;
        boolean word = at < tokens.size() && tokens.get(at) instanceof Token.Word;
        String text = (quoted && announced) || word ? text(at).orElse("") : "";
        Matcher joined = JOINED.matcher(text);
        if (joined.matches() && (announced || header(joined.group(1)))) {
            return field(joined.group(1), joined.group(2).strip(), at + 1);
        }
        return NAME.matcher(text).matches() && (announced || header(text))
                ? valued(canonical(text), tokens.word(at + 1).equals("header") ? at + 2 : at + 1)
                : Optional.empty();
    }

    private Optional<Found> valued(String name, int next) {
        int set = SET.end(tokens, next);
        return value(tokens.mark(next, ':') ? next + 1 : Math.max(set, next))
                .map(value -> new Found(Map.of(name, value.value()), value.end()));
    }

    private static String canonical(String name) {
        return name.equals("authorization") || name.equals("accept") || name.equals("cookie")
                ? name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1)
                : name;
    }

    private static boolean header(String name) {
        return KNOWN.contains(name.toLowerCase(Locale.ROOT)) || name.matches("[Xx]-[A-Za-z0-9-]+");
    }

    private Optional<Pairs.Read> value(int at) {
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        if (tokens.get(at) instanceof Token.Word word && SCHEMES.contains(word.lower())) {
            String scheme = scheme(word.text()) + " ";
            return prefixed(at + 1)
                    .map(ref -> new Pairs.Read(new Operand.Prefixed(scheme, ref.ref()), ref.end()))
                    .or(() -> credential(at + 1).map(token -> new Pairs.Read(Operand.text(scheme + token), at + 2)))
                    .or(() -> Optional.of(new Pairs.Read(Operand.text(word.text()), at + 1))
                            .filter(one -> !word.lower().equals("bearer")));
        }
        Optional<RefReader.Found> ref = tokens.get(at) instanceof Token.Word ? refs.value(at) : Optional.empty();
        return ref.isPresent()
                ? Optional.of(new Pairs.Read(
                        new Operand.Of(ref.get().ref()), ref.get().end()))
                : text(at).map(text -> new Pairs.Read(Operand.text(text), at + 1));
    }

    /** "(Bearer) and its token", "(Bearer) the token from the answer". */
    private Optional<RefReader.Found> prefixed(int from) {
        int at = Set.of("and", "plus", "with", "then").contains(tokens.word(from)) || tokens.mark(from, '+')
                ? from + 1
                : from;
        at = tokens.phrase(from, "followed by") ? from + 2 : at;
        return at < tokens.size() && tokens.get(at) instanceof Token.Word ? refs.value(at) : Optional.empty();
    }

    private static String scheme(String word) {
        return word.equals("bearer") || word.equals("basic")
                ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
                : word;
    }

    private Optional<String> text(int at) {
        if (at >= tokens.size()) {
            return Optional.empty();
        }
        return switch (tokens.get(at)) {
            case Token.Quote quote -> Optional.of(quote.text());
            case Token.Word word -> Optional.of(word.text());
            case Token.Link link -> Optional.of(tokens.text().substring(link.start(), link.end()));
            case Token.Literal literal -> Optional.empty();
            case Token.Mark mark -> Optional.empty();
        };
    }
}
