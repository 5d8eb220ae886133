package signinghelper.history;

import signinghelper.formats.certificate.ResidentNumber;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Signatures that were made, or envelopes that were opened, with one PIN. It holds no content and no PIN.
 *
 * @param id unique
 * @param time ISO 8601 in UTC, in whole seconds; the best known time at the end of the batch
 * @param uncertaintySeconds by which that time may be off, in both directions
 * @param portal name of the portal; empty for documents that were signed at the terminal or for a desktop client that
 *     acts for no portal
 * @param origin of the portal's site; empty where {@code portal} is
 * @param client name that a desktop client gave itself; empty for pages and at the terminal
 * @param documents those that were signed, in their order
 * @param receipt CMS in Base64 over the whole batch; empty when the batch ended before it
 */
public record HistoryEntry(
        String id,
        String time,
        long uncertaintySeconds,
        String portal,
        String origin,
        String client,
        Signer signer,
        List<Document> documents,
        String receipt) {

    public HistoryEntry {
        Objects.requireNonNull(id);
        Instant.parse(time);
        Objects.requireNonNull(portal);
        Objects.requireNonNull(origin);
        Objects.requireNonNull(client);
        Objects.requireNonNull(signer);
        documents = List.copyOf(documents);
        Objects.requireNonNull(receipt);
    }

    /**
     * Certificate of the signer.
     *
     * @param issuer distinguished name (RFC 2253)
     * @param serialNumber hexadecimal
     * @param fingerprint SHA-256 in hexadecimal
     */
    public record Signer(String holder, String issuer, String serialNumber, String fingerprint) {
        public Signer {
            // Notes of earlier versions hold them.
            holder = ResidentNumber.masked(holder);
            issuer = ResidentNumber.masked(issuer);
            Objects.requireNonNull(serialNumber);
            Objects.requireNonNull(fingerprint);
        }
    }

    /**
     * A document that was signed, or an envelope that was opened.
     *
     * @param format name of its {@code DocumentFormat}; {@code envelope}, or {@code envelope-rehearsal} for one that was tried
     * @param digestAlgorithm such as {@code SM3}
     * @param digest of the content before the signature, in hexadecimal
     */
    public record Document(String title, String format, String digestAlgorithm, String digest) {
        public Document {
            Objects.requireNonNull(title);
            Objects.requireNonNull(format);
            Objects.requireNonNull(digestAlgorithm);
            Objects.requireNonNull(digest);
        }
    }

    public Instant instant() {
        return Instant.parse(time);
    }

    /** Returns true when a title, the portal, the client or the signer has {@code text} in it, in any case. */
    public boolean has(String text) {
        var sought = text.strip().toLowerCase(Locale.ROOT);
        return Stream.concat(
                        documents.stream().map(Document::title), Stream.of(portal, origin, client, signer.holder()))
                .anyMatch(found -> found.toLowerCase(Locale.ROOT).contains(sought));
    }
}
