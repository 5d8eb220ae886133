package signinghelper.formats.statement;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.statement.StatementException.Reason;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import static java.util.stream.Collectors.toUnmodifiableSet;

/**
 * The statement that a portal waits for.
 *
 * @param origins the portal's own, serialised, at least one; the statement names one of them
 * @param nonce nonce that the portal gave for this attempt
 */
public record ExpectedStatement(Statement.Kind kind, Set<String> origins, String nonce, Subject subject) {

    /** Envelopes that the statement is about. */
    public sealed interface Subject {

        /**
         * Envelopes of the page.
         *
         * @param digests SHA-256, in the order in which the page gave them
         */
        record Given(List<Bytes> digests) implements Subject {
            public Given {
                digests = List.copyOf(digests);
            }
        }

        /**
         * Envelope that the signing helper made for a rehearsal; nobody else knows its digest.
         *
         * @param recipients certificates, in any order: an envelope has them as a SET
         */
        record MadeFor(List<X509Certificate> recipients) implements Subject {
            public MadeFor {
                recipients = List.copyOf(recipients);
            }
        }
    }

    public ExpectedStatement {
        Objects.requireNonNull(kind);
        origins = Set.copyOf(origins);
        if (origins.isEmpty()) {
            throw new IllegalArgumentException("a portal has at least one origin");
        }
        Objects.requireNonNull(nonce);
        Objects.requireNonNull(subject);
    }

    void require(Statement statement) throws StatementException {
        if (statement.kind() != kind) {
            throw new StatementException(Reason.OTHER_KIND, statement.kind().name());
        }
        if (!(statement.occasion() instanceof Receipt.Occasion.Portal portal)
                || !origins.contains(portal.origin())
                || !nonce.equals(portal.nonce())) {
            throw new StatementException(Reason.OTHER_REQUEST, "expected an origin of " + origins);
        }
        if (!isAbout(statement.envelopes())) {
            throw new StatementException(
                    Reason.OTHER_ENVELOPES, statement.envelopes().size() + " envelopes");
        }
    }

    private boolean isAbout(List<Statement.Line> envelopes) {
        if (subject instanceof Subject.MadeFor made) {
            return envelopes.size() == 1
                    && Set.copyOf(envelopes.get(0).wanted()).equals(names(made.recipients()));
        }
        return envelopes.stream().map(Statement.Line::digest).toList().equals(((Subject.Given) subject).digests());
    }

    private static Set<Wanted> names(List<X509Certificate> recipients) {
        return recipients.stream()
                .flatMap(each -> Wanted.of(each.getIssuerX500Principal(), each.getSerialNumber()).stream())
                .collect(toUnmodifiableSet());
    }
}
