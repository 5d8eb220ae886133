package signinghelper.demo.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.certificate.CertificateRefusedException;
import signinghelper.formats.certificate.Certificates;
import signinghelper.formats.certificate.HolderRules;
import signinghelper.formats.document.Source;
import signinghelper.formats.envelope.Envelope;
import signinghelper.formats.envelope.recipient.EnvelopeException;
import signinghelper.formats.match.NameRule;
import signinghelper.formats.match.SubjectMatch;
import signinghelper.portal.envelope.Envelopes;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The server's side of bids, which are kept unread until the opening. */
final class BidApi {
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    /** @param certificate of the encryption key, DER in Base64 */
    record Chosen(String certificate) {
        Chosen {
            Bytes.fromBase64(certificate);
        }
    }

    private final Supplier<Envelopes> envelopes;
    private final Agency agency;
    private final Tenders tenders;
    private final Clock clock;

    BidApi(Supplier<Envelopes> envelopes, Agency agency, Tenders tenders, Clock clock) {
        this.envelopes = envelopes;
        this.agency = agency;
        this.tenders = tenders;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/api/tenders/{id}/recipients", this::nameRecipients);
        routes.put("/api/tenders/{id}/bid", this::take);
    }

    /** Names whom a supplier with this certificate seals a bid to: themselves, and the agency. */
    private void nameRecipients(Context context) {
        var supplier = tenders.supplier(context);
        try {
            var certificate = Certificates.parse(
                    Bytes.fromBase64(JsonBody.read(context, Chosen.class).certificate()));
            requireOf(supplier, certificate);
            var recipients = new ArrayList<String>();
            for (var recipient : agency.joining(certificate)) {
                recipients.add(Bytes.copyOf(recipient.getEncoded()).toBase64());
            }
            context.json(Map.of("recipients", recipients));
        } catch (CertificateException e) {
            throw new BadRequestResponse("加密证书无法读取。");
        }
    }

    /** Keeps a bid that its supplier can open later, as far as anybody can see now. */
    private void take(Context context) throws IOException {
        var supplier = tenders.supplier(context);
        var tender = tenders.named(context);
        requireInTime(!tender.isOpenAt(clock.instant())); // before megabytes are read
        var sent = JsonBody.parse(JsonBody.upload(context, MOST_BYTES), SealedBid.class);
        var files = sent.files().stream().map(SealedBid.File::sealed).toList();
        try {
            var certificate = Certificates.parse(Bytes.fromBase64(sent.certificate()));
            requireOf(supplier, certificate);
            var recipients = agency.joining(certificate);
            envelopes.get().to(recipients);
            for (var file : files) {
                requireFor(recipients, file);
            }
            requireInTime(tender.keep(Bid.sealed(supplier, certificate, files), clock.instant()));
            context.status(HttpStatus.NO_CONTENT);
        } catch (CertificateException | CertificateRefusedException | EnvelopeException e) {
            throw new BadRequestResponse("这份加密文件以后打不开，没有收下。");
        }
    }

    private static void requireInTime(boolean isInTime) {
        if (!isInTime) {
            throw new ConflictResponse("投标已经截止。");
        }
    }

    /** The demo's profile lets pages open nothing without integrity. */
    private static void requireFor(List<X509Certificate> recipients, Bid.SealedFile file)
            throws EnvelopeException, IOException {
        var envelope = Envelope.read(Source.of(file.envelope().toArray()));
        for (var recipient : recipients) {
            envelope.requireFor(recipient);
        }
        if (!envelope.contentAlgorithm().isAuthenticated()) {
            throw new BadRequestResponse("这份加密文件没有防改动的校验（GCM），开标时打不开，没有收下。");
        }
    }

    private static void requireOf(RegisteredAccount supplier, X509Certificate certificate) {
        if (!SubjectMatch.of(certificate, supplier.organisation(), HolderRules.USUAL)
                .matches(NameRule.REFUSE)) {
            throw new BadRequestResponse("加密证书不是本单位的。");
        }
    }
}
