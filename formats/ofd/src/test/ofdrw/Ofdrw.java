import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.ofdrw.reader.OFDReader;
import org.ofdrw.sign.OFDSigner;
import org.ofdrw.sign.SignMode;
import org.ofdrw.sign.StandFormatAtomicSignID;
import org.ofdrw.sign.signContainer.GBT35275DSContainer;
import org.ofdrw.sign.signContainer.SESV1Container;
import org.ofdrw.sign.signContainer.SESV4Container;
import org.ofdrw.sign.stamppos.NormalStampPos;
import org.ofdrw.sign.verify.OFDValidator;
import org.ofdrw.sign.verify.SignedDataValidateContainer;
import org.ofdrw.sign.verify.container.GBT35275ValidateContainer;
import org.ofdrw.sign.verify.container.SESV1ValidateContainer;
import org.ofdrw.sign.verify.container.SESV4ValidateContainer;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/**
 * ofdrw, called by the tests in a process of its own.
 *
 * <pre>
 * sign KIND IN OUT KEY CERTIFICATE [SEAL]    KIND is v1, v4 or cms; files in DER
 * show FILE                                  the first page and the annotations, as they are read
 * pages FILE...                              a line for each: the file, a blank, and a hash of its pages and annotations or the exception
 * validate KIND FILE...                      a line for each: the file, a blank, and "accepted" or the exception
 * </pre>
 */
public final class Ofdrw {
    private Ofdrw() {}

    public static void main(String[] arguments) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        if (arguments[0].equals("sign")) {
            sign(arguments);
            return;
        }
        if (arguments[0].equals("show")) {
            show(Path.of(arguments[1]));
            return;
        }
        if (arguments[0].equals("pages")) {
            for (var file : List.of(arguments).subList(1, arguments.length)) {
                System.out.println(file + " " + page(Path.of(file)));
            }
            return;
        }
        for (var at = 2; at < arguments.length; at++) {
            System.out.println(arguments[at] + " " + validate(arguments[1], Path.of(arguments[at])));
        }
    }

    private static String page(Path file) {
        try (var reader = new OFDReader(file)) {
            var shown = new StringBuilder();
            for (var number = 1; number <= reader.getNumberOfPages(); number++) {
                shown.append(reader.getPage(number).asXML());
            }
            reader.getAnnotationEntities().forEach(entity -> entity.getAnnots()
                    .forEach(annotation -> shown.append(annotation.asXML())));
            return Integer.toHexString(shown.toString().hashCode());
        } catch (Exception | Error e) {
            return e.getClass().getSimpleName();
        }
    }

    private static void show(Path file) throws Exception {
        try (var reader = new OFDReader(file)) {
            System.out.println(reader.getPage(1).asXML());
            reader.getAnnotationEntities().forEach(entity -> entity.getAnnots()
                    .forEach(annotation -> System.out.println(annotation.asXML())));
        }
    }

    private static void sign(String[] arguments) throws Exception {
        var key = KeyFactory.getInstance("EC", "BC")
                .generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(Path.of(arguments[4]))));
        var certificate = CertificateFactory.getInstance("X.509", "BC")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(Path.of(arguments[5]))));
        var seal = arguments.length > 6 ? Files.readAllBytes(Path.of(arguments[6])) : null;
        try (var reader = new OFDReader(Path.of(arguments[2]));
                var signer = new OFDSigner(reader, Path.of(arguments[3]), new StandFormatAtomicSignID())) {
            signer.setSignMode(SignMode.ContinueSign);
            contain(signer, arguments[1], key, certificate, seal);
            signer.exeSign();
        }
    }

    private static void contain(OFDSigner signer, String kind, PrivateKey key, Certificate certificate, byte[] seal)
            throws Exception {
        switch (kind) {
            case "v1" -> signer.setSignContainer(
                    new SESV1Container(key, org.ofdrw.gm.ses.v1.SESeal.getInstance(seal), certificate));
            case "v4" -> signer.setSignContainer(
                    new SESV4Container(key, org.ofdrw.gm.ses.v4.SESeal.getInstance(seal), certificate));
            default -> signer.setSignContainer(new GBT35275DSContainer(certificate, key));
        }
        if (!kind.equals("cms")) {
            signer.addApPos(new NormalStampPos(1, 50, 50, 40, 40));
        }
    }

    private static String validate(String kind, Path file) {
        try (var reader = new OFDReader(file);
                var validator = new OFDValidator(reader)) {
            validator.setValidator(container(kind));
            validator.exeValidate();
            return "accepted";
        } catch (Exception | Error e) {
            return e.getClass().getSimpleName();
        }
    }

    private static SignedDataValidateContainer container(String kind) {
        return switch (kind) {
            case "v1" -> new SESV1ValidateContainer();
            case "v4" -> new SESV4ValidateContainer();
            default -> new GBT35275ValidateContainer();
        };
    }
}
