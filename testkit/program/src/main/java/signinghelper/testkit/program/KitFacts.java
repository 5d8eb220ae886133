package signinghelper.testkit.program;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import signinghelper.testkit.authority.TestKey;
import signinghelper.testkit.launcher.KitFolder;
import signinghelper.testkit.launcher.KitOptions;
import signinghelper.testkit.launcher.Speech;
import signinghelper.testkit.pki.TlsFiles;
import signinghelper.testkit.stage.FurtherKey;
import signinghelper.testkit.stage.PemFile;
import signinghelper.testkit.stage.SoftwareToken;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Needs of a developer's server and page, as files, as {@code testkit.json} and at the terminal. */
record KitFacts(
        KitOptions options,
        KitFolder folder,
        Services services,
        SoftKeys keys,
        List<KitCertificate> certificates,
        @Nullable TlsFiles tls) {
    private static final String LIBRARY = "signing-helper.classic.js";
    private static final String ELEMENTS = "signing-helper-elements.classic.js";
    /** Adapters for old pages, which load the library from beside them. */
    private static final List<String> ADAPTERS = Stream.of("ucapi", "xtxsab", "sof", "netca", "topesa")
            .map(family -> "signing-helper-old-" + family + ".classic.js")
            .toList();

    /** Reads the certificates of {@code keys}. */
    static KitFacts of(KitOptions options, KitFolder folder, Services services, SoftKeys keys, KitTls tls)
            throws IOException {
        var certificates = keys.certificates().stream().map(KitCertificate::of).toList();
        return new KitFacts(options, folder, services, keys, certificates, tls.files());
    }

    private Samples samples() {
        return new Samples(folder.root().resolve("samples"));
    }

    private Path anchors() {
        return folder.root().resolve("anchors");
    }

    private Path sealMaker() {
        return folder.root().resolve("seal-maker.pem");
    }

    private Path timeStampAuthority() {
        return folder.root().resolve("time-stamp-authority.pem");
    }

    private Path library() {
        return folder.root().resolve(LIBRARY);
    }

    private Path elements() {
        return folder.root().resolve(ELEMENTS);
    }

    /** Returns the file, which is whole when it is there. */
    static Path file(KitFolder folder) {
        return folder.root().resolve("testkit.json");
    }

    /** Writes certificates, page library, samples and {@code testkit.json}. */
    void write() throws IOException {
        Files.createDirectories(anchors());
        for (var kind : TestKey.USUAL) {
            PemFile.write(
                    anchors().resolve(kind.fileName() + ".pem"),
                    List.of(services.authority().anchor(kind)));
        }
        PemFile.write(sealMaker(), List.of(services.authority().sealMaker().certificate()));
        var timeStamps = services.timeStamps();
        if (timeStamps != null) {
            PemFile.write(timeStampAuthority(), List.of(timeStamps.certificate()));
        }
        Files.write(library(), Files.readAllBytes(folder.program().resolve(LIBRARY)));
        samples().write();
        Files.write(elements(), Files.readAllBytes(folder.program().resolve(ELEMENTS)));
        for (var adapter : ADAPTERS) {
            Files.write(
                    folder.root().resolve(adapter),
                    Files.readAllBytes(folder.program().resolve(adapter)));
        }
        var fresh = folder.root().resolve("testkit.json.new");
        Files.writeString(
                fresh,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(json()));
        Files.move(fresh, file(folder));
    }

    private ObjectNode json() {
        var json = JsonMapper.builder().build().createObjectNode();
        json.put("origin", options.origin().toString()).put("pin", SoftwareToken.PIN);
        options.origins().forEach(origin -> json.withArray("origins").add(origin.toString()));
        if (tls != null) {
            json.putObject("tls")
                    .put("certificate", tls.certificateFile().toString())
                    .put("key", tls.keyFile().toString())
                    .put("root", tls.rootFile().toString());
        }
        json.put("anchors", anchors().toString()).put("sealMaker", sealMaker().toString());
        json.put("ocsp", services.responder().toString());
        var lists = json.putObject("crl");
        for (var kind : TestKey.USUAL) {
            lists.put(kind.fileName(), services.list(kind).toString());
        }
        var timeStamps = services.timeStamps();
        if (timeStamps != null) {
            json.putObject("timeStamps")
                    .put("address", timeStamps.address().toString())
                    .put("authority", timeStampAuthority().toString());
        }
        json.put("keys", keys.folder().toString());
        json.put("seal", keys.folder().resolve("seal.esl").toString());
        if (!keys.software().toString().isEmpty()) {
            for (var further : FurtherKey.values()) {
                json.withObject("/furtherKeys")
                        .put(further.fileName(), further.in(keys.software()).toString());
            }
        }
        json.set("certificates", JsonMapper.builder().build().valueToTree(certificates));
        json.putObject("samples")
                .put("pdf", samples().pdf().toString())
                .put("ofd", samples().ofd().toString());
        json.put("revoked", folder.root().resolve("revoked.txt").toString());
        json.put("pageLibrary", library().toString())
                .put("pageElements", elements().toString());
        json.put("extension", folder.program().resolve("extension").toString());
        json.put("host", folder.host().resolve("signing-helper").toString());
        return json;
    }

    /** Tells the user the most important of them. */
    void tell(Speech speech) {
        options.origins().forEach(origin -> speech.tell("平台地址", "your portal", origin));
        if (tls != null) {
            speech.tell(
                    "平台的 TLS 证书、密钥",
                    "your portal's TLS certificate, key",
                    tls.certificateFile() + "  " + tls.keyFile());
        }
        speech.tell("信任的根证书", "anchors", anchors());
        speech.tell("PIN", "PIN", SoftwareToken.PIN);
        speech.tell("网页接口库", "page library", library());
        speech.tell("OCSP、CRL", "OCSP, CRL", services.responder() + "  " + services.list(TestKey.SM2));
        var timeStamps = services.timeStamps();
        if (timeStamps == null) {
            speech.say("没有时间戳服务：需要 openssl。", "No time stamps: they need openssl.");
        } else {
            speech.tell("时间戳", "time stamps", timeStamps.address());
        }
        speech.tell("密钥、证书和印章", "keys, certificates and seal", keys.folder());
        for (var certificate : certificates) {
            speech.tell(certificate.chinese(), certificate.english(), certificate.holderAndSerial());
        }
        speech.tell(
                "示例 PDF、OFD",
                "sample PDF, OFD",
                samples().pdf() + "  " + samples().ofd());
        speech.tell("全部内容", "all of it", file(folder));
    }
}
