package signinghelper.work;

import org.jspecify.annotations.Nullable;
import signinghelper.clock.TimeSource;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.certificate.CertificateDetails;
import signinghelper.formats.login.Origin;
import signinghelper.formats.receipt.Receipt;
import signinghelper.formats.statement.Statement;
import signinghelper.history.HistoryEntry;
import signinghelper.history.SignatureHistory;
import signinghelper.profile.HolderSource;
import signinghelper.session.Asker;
import signinghelper.token.HeldKey;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** Notes of signatures and openings in the history of the user's own. A failure to write them spoils neither. */
public final class SignatureNotes {
    private static final Logger LOG = System.getLogger(SignatureNotes.class.getName());

    private final SignatureHistory history;
    private final HolderSource holders;
    private final TimeSource time;

    public SignatureNotes(SignatureHistory history, HolderSource holders, TimeSource time) {
        this.history = history;
        this.holders = holders;
        this.time = time;
    }

    /** Begins the notes of one batch; nothing is written yet. */
    Batch of(Asker asker) {
        return new Batch(asker);
    }

    /** Notes of one batch. */
    final class Batch {
        private final Asker asker;
        private final List<HistoryEntry.Document> documents = new ArrayList<>();
        private @Nullable HeldKey signer;
        private @Nullable Bytes receipt;

        private Batch(Asker asker) {
            this.asker = asker;
        }

        void signed(HeldKey key, DocumentBatch.Entry entry, Receipt.Line line) {
            signer = key;
            documents.add(new HistoryEntry.Document(
                    line.title(),
                    entry.format().id(),
                    line.digestAlgorithm().javaName(),
                    HexFormat.of().formatHex(line.digest().toArray())));
        }

        /** Notes an envelope as a document in the format {@code envelope}, or {@code envelope-rehearsal}. */
        void opened(HeldKey key, Statement.Kind kind, GivenDocument envelope) {
            signer = key;
            documents.add(new HistoryEntry.Document(
                    envelope.title(),
                    kind == Statement.Kind.OPENING ? "envelope" : "envelope-rehearsal",
                    DigestAlgorithm.SHA_256.javaName(),
                    HexFormat.of().formatHex(envelope.content().sha256().toArray())));
        }

        void receipt(Bytes cms) {
            receipt = cms;
        }

        /** Writes what was signed, also when the batch has ended early; false when it could not be written. */
        boolean write() {
            var key = signer;
            if (key == null) {
                return true;
            }
            try {
                history.add(entry(key));
                return true;
            } catch (IOException e) {
                LOG.log(Level.WARNING, "the history of signatures cannot be written", e);
                return false;
            }
        }

        private HistoryEntry entry(HeldKey key) {
            var now = time.now();
            var certificate = CertificateDetails.of(key.key().certificate(), holders.rules());
            var client =
                    asker instanceof Asker.DesktopClient found ? found.name().value() : "";
            return new HistoryEntry(
                    UUID.randomUUID().toString(),
                    now.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                    now.uncertainty().plusMillis(999).toSeconds(),
                    asker.portalName(),
                    asker.site().map(Origin::value).orElse(""),
                    client,
                    new HistoryEntry.Signer(
                            certificate.holder(),
                            certificate.issuer(),
                            certificate.serialNumber(),
                            certificate.fingerprint().toString()),
                    documents,
                    receipt == null ? "" : receipt.toBase64());
        }
    }
}
