package app.dispatch.adapters.tools.connector.gmail;

import app.dispatch.adapters.tools.connector.api.ApiCall;
import app.dispatch.domain.value.Value;
import app.dispatch.domain.value.Value.Text;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.field.address.AddressFormatter;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.ParserCursor;
import org.apache.james.mime4j.util.ByteSequence;
import org.apache.james.mime4j.util.ContentUtil;

/** E-mail addresses with names, as people write them (RFC 5322, 3.4). */
final class Recipients {
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}");
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,10}");

    private Recipients() {}

    /**
     * The addresses in a parameter that is one text, or several.
     *
     * @throws app.dispatch.domain.error.StepFailure {@code params_invalid} when one of them is none, or holds a line end
     */
    static List<Mailbox> of(ApiCall call, String param) {
        Value given = call.params().fields().get(param).orElse(Value.NULL);
        List<String> texts = given instanceof Text(String text)
                ? List.of(text)
                : call.params().texts(param);
        List<Mailbox> mailboxes = new ArrayList<>();
        for (String text : texts) {
            if (text.isBlank()) {
                continue;
            }
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw call.invalid("The parameter /" + param + " holds a line end or another control character");
            }
            for (Address address : parsed(text)) {
                mailboxes.add(mailbox(call, param, address, text));
            }
        }
        return mailboxes;
    }

    /** As it stands in what was given, so that no misreading of that sends a message to somebody else. */
    private static Mailbox mailbox(ApiCall call, String param, Address address, String given) {
        if (address instanceof Mailbox mailbox && mailbox.getDomain() != null) {
            String domain = ascii(mailbox.getDomain());
            if (stands(given, mailbox.getAddress())
                    && LOCAL.matcher(mailbox.getLocalPart()).matches()
                    && DOMAIN.matcher(domain).matches()) {
                return new Mailbox(mailbox.getName(), mailbox.getLocalPart(), domain);
            }
        }
        throw call.invalid("The parameter /" + param + " holds \"" + address + "\", which is no e-mail address");
    }

    /** By bytes: given characters, the parser counts those beyond ASCII as one byte each, and leaves the end out. */
    private static AddressList parsed(String text) {
        ByteSequence bytes = ContentUtil.encode(StandardCharsets.UTF_8, text);
        return LenientAddressParser.DEFAULT.parseAddressList(bytes, new ParserCursor(0, bytes.length()));
    }

    private static boolean stands(String given, String address) {
        return Pattern.compile("(?<![^\\s<,;:\"])" + Pattern.quote(address) + "(?![^\\s>,;])")
                .matcher(given)
                .find();
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException noName) {
            return "";
        }
    }

    /** Each address of a header, as people read it. */
    static List<String> shown(String header) {
        List<String> shown = new ArrayList<>();
        for (Mailbox mailbox : parsed(header).flatten()) {
            shown.add(AddressFormatter.DEFAULT.format(mailbox, false));
        }
        return shown.isEmpty() && !header.isBlank() ? List.of(header.strip()) : shown;
    }
}
