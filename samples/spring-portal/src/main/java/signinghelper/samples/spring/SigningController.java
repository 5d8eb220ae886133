package signinghelper.samples.spring;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.document.cms.CmsException;
import signinghelper.formats.receipt.ReceiptException;
import signinghelper.portal.authentication.AuthenticationTokenException;
import signinghelper.portal.authentication.SigningChallenges;
import signinghelper.portal.spring.BrowserSession;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/** The signature of one document: a batch of one, which ends with a receipt. */
@RestController
class SigningController {
    private static final Logger LOG = LoggerFactory.getLogger(SigningController.class);

    /** The page's answer; signature and receipt are CMS in Base64. */
    record Signed(String nonce, String signature, String receipt) {
        Signed {
            Objects.requireNonNull(nonce);
            Objects.requireNonNull(signature);
            Objects.requireNonNull(receipt);
        }
    }

    private final SignedBids bids;
    private final Accounts accounts;
    private final SigningChallenges challenges;

    SigningController(SignedBids bids, Accounts accounts, SigningChallenges challenges) {
        this.bids = bids;
        this.accounts = accounts;
        this.challenges = challenges;
    }

    /** The document to sign, and the nonce that its receipt must name. */
    @PostMapping("/api/signing")
    Map<String, String> begin(HttpServletRequest request) {
        return Map.of(
                "nonce", challenges.issue(BrowserSession.name(request)),
                "title", SignedBids.TITLE,
                "content", bids.content().toBase64());
    }

    @PostMapping("/api/signature")
    ResponseEntity<Map<String, String>> finish(@RequestBody Signed signed, HttpServletRequest request)
            throws IOException {
        var bound = accounts.certificate();
        if (bound.isEmpty()) {
            return refused("no certificate is bound");
        }
        try {
            challenges.consume(signed.nonce(), BrowserSession.existing(request));
            var signature = Bytes.fromBase64(signed.signature()).toArray();
            var receipt = Bytes.fromBase64(signed.receipt()).toArray();
            var verified = bids.verify(bound.get(), signed.nonce(), signature, receipt);
            return ResponseEntity.ok(Map.of(
                    "message", "签名有效。 The signature holds.",
                    "form", verified.form().name(),
                    "certificate", verified.fingerprint().toString()));
        } catch (AuthenticationTokenException e) {
            return ChallengesAway.or(e, () -> refused(String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException | CmsException | ReceiptException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    private static ResponseEntity<Map<String, String>> refused(String reason) {
        LOG.warn("Signature refused: {}", reason);
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .body(Map.of("message", "平台没有接受这个签名，请重试。 The portal did not accept this signature; please try again."));
    }
}
