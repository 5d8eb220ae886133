package signinghelper.verifier.http;

import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.receipt.ReceiptException;
import signinghelper.formats.verification.Indication;
import signinghelper.portal.authentication.AuthenticationTokenException.Reason;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Operations that the portal's server asks for, with every code by which each may be refused. */
public enum Operation {
    CHALLENGE("/v1/challenges"),
    LOGIN("/v1/logins"),
    BINDING("/v1/bindings"),
    SIGNATURE("/v1/signatures"),
    DOCUMENT("/v1/documents"),
    RECEIPT("/v1/receipts");

    private final String path;

    Operation(String path) {
        this.path = path;
    }

    /** Path below the service's address; each operation is a POST of JSON. */
    public String path() {
        return path;
    }

    /** Returns every code other than yes. */
    public Set<String> refusals() {
        var all = new TreeSet<String>();
        Stream.concat(ofAll(), own()).map(Enum::name).forEach(all::add);
        return Collections.unmodifiableSet(all);
    }

    private Stream<Enum<?>> own() {
        return switch (this) {
            case CHALLENGE -> Stream.of(Reason.CHALLENGES_UNAVAILABLE);
            case LOGIN -> Stream.concat(Stream.of(ServiceCode.ORIGIN_UNKNOWN), ofLogins());
            case BINDING -> Stream.concat(Stream.of(ServiceCode.ORIGIN_UNKNOWN), Stream.of(Reason.values()));
            case SIGNATURE -> Stream.of(CmsException.Reason.values());
            case DOCUMENT -> Stream.of(Indication.INDETERMINATE, Indication.TOTAL_FAILED);
            case RECEIPT -> ofReceipts();
        };
    }

    private static Stream<Enum<?>> ofAll() {
        var others = EnumSet.of(ServiceCode.NOT_FOUND, ServiceCode.ORIGIN_UNKNOWN);
        return EnumSet.complementOf(others).stream().map(code -> code);
    }

    private static Stream<Enum<?>> ofLogins() {
        return Stream.of(Reason.values())
                .filter(reason -> reason != Reason.SUBJECT_MISMATCH)
                .map(reason -> reason);
    }

    private static Stream<Enum<?>> ofReceipts() {
        var challenge =
                Stream.of(Reason.values()).filter(reason -> reason.name().startsWith("CHALLENGE"));
        var signature =
                Stream.concat(Stream.of(CmsException.Reason.values()), Stream.of(ReceiptException.Reason.values()));
        return Stream.concat(Stream.of(ServiceCode.ORIGIN_UNKNOWN), Stream.concat(challenge, signature));
    }
}
