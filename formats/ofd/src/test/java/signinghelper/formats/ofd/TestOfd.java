package signinghelper.formats.ofd;

import signinghelper.formats.TestHolder;
import signinghelper.formats.TestSeal;
import signinghelper.formats.algorithm.Bytes;
import signinghelper.formats.algorithm.DigestAlgorithm;
import signinghelper.formats.document.FormatException;
import signinghelper.formats.seal.SealSignature;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A small OFD document, put together by hand, whose parts can be changed before and after it is signed. */
final class TestOfd {
    static final String PAGE = "Doc_0/Pages/Page_0/Content.xml";
    static final String DOCUMENT = "Doc_0/Document.xml";
    static final String LIST = "Doc_0/Signs/Signatures.xml";
    private static final String NAMESPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";

    /** Parts by name, without a slash before it. */
    final Map<String, byte[]> parts = new LinkedHashMap<>();

    /** Time that the next description writes. */
    String dateTime = "";

    String checkMethod = "1.2.156.10197.1.401";

    /** Attribute of the next entry of the list. */
    String id = "ID=\"1\"";

    /** Place of the next entry of the list. */
    boolean isNewestFirst;

    private String entries = "";
    private int signatures;

    TestOfd() {
        put(
                "OFD.xml",
                "<ofd:OFD" + NAMESPACE
                        + " Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID>"
                        + "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>/" + LIST
                        + "</ofd:Signatures></ofd:DocBody></ofd:OFD>");
        put(
                DOCUMENT,
                "<ofd:Document" + NAMESPACE + "><ofd:CommonData><ofd:MaxUnitID>10</ofd:MaxUnitID><ofd:PageArea>"
                        + "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
                        + "<ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/></ofd:Pages>"
                        + "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations></ofd:Document>");
        put(PAGE, "<ofd:Page" + NAMESPACE + "><ofd:Content/></ofd:Page>");
    }

    /** Reads a document into its parts. */
    static TestOfd of(byte[] zip) throws IOException {
        var document = new TestOfd();
        document.parts.clear();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                document.parts.put(entry.getName(), in.readAllBytes());
            }
        }
        return document;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    TestOfd put(String name, String xml) {
        parts.put(name, utf8("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml));
        return this;
    }

    private byte[] part(String name) {
        return Objects.requireNonNull(parts.get(name), name);
    }

    String text(String name) {
        return new String(part(name), StandardCharsets.UTF_8);
    }

    TestOfd replace(String name, String from, String to) {
        var before = text(name);
        if (!before.contains(from)) {
            throw new IllegalArgumentException(from);
        }
        parts.put(name, utf8(before.replace(from, to)));
        return this;
    }

    /** Document without a list, as a signer of others takes it. */
    TestOfd unsigned() {
        return replace("OFD.xml", "<ofd:Signatures>/" + LIST + "</ofd:Signatures>", "");
    }

    /** Signs all parts but OFD.xml's list of signatures. */
    TestOfd sign(TestSeal seal, TestHolder signer) {
        return sign(seal, signer, List.copyOf(parts.keySet()));
    }

    /** Signs some parts. */
    TestOfd sign(TestSeal seal, TestHolder signer, List<String> covered) {
        var folder = "Doc_0/Signs/Sign_" + signatures + "/";
        sign(seal.encoded(), covered, description -> seal.sign(signer, description));
        // The seal's own signature is another one each time that it is encoded.
        parts.put(folder + "Seal.esl", sealIn(part(folder + "SignedValue.dat")));
        return this;
    }

    /** Signs the first description again, which was changed. */
    TestOfd signAgain(TestSeal seal, TestHolder signer) {
        var folder = "Doc_0/Signs/Sign_0/";
        parts.put(folder + "SignedValue.dat", seal.sign(signer, part(folder + "Signature.xml")));
        parts.put(folder + "Seal.esl", sealIn(part(folder + "SignedValue.dat")));
        return this;
    }

    private static byte[] sealIn(byte[] value) {
        try {
            return SealSignature.parse(Bytes.copyOf(value)).seal().encoded().toArray();
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signs parts with a seal and a function that makes the value. */
    TestOfd sign(byte[] seal, List<String> covered, UnaryOperator<byte[]> signing) {
        var folder = "Doc_0/Signs/Sign_" + signatures++ + "/";
        var entry = "<ofd:Signature " + id + " Type=\"Seal\" BaseLoc=\"/" + folder + "Signature.xml\"/>";
        entries = isNewestFirst ? entry + entries : entries + entry;
        put(LIST, "<ofd:Signatures" + NAMESPACE + "><ofd:MaxSignId>9</ofd:MaxSignId>" + entries + "</ofd:Signatures>");
        var references = new StringBuilder();
        for (var name : covered) {
            var digest = Base64.getEncoder().encodeToString(DigestAlgorithm.SM3.of(part(name)));
            references.append("<ofd:Reference FileRef=\"/" + name + "\"><ofd:CheckValue>" + digest
                    + "</ofd:CheckValue></ofd:Reference>");
        }
        parts.put(folder + "Seal.esl", seal);
        put(
                folder + "Signature.xml",
                "<ofd:Signature" + NAMESPACE
                        + "><ofd:SignedInfo><ofd:Provider ProviderName=\"t\"/><ofd:SignatureMethod>"
                        + "1.2.156.10197.1.501</ofd:SignatureMethod><ofd:SignatureDateTime>" + dateTime
                        + "</ofd:SignatureDateTime><ofd:References CheckMethod=\"" + checkMethod + "\">" + references
                        + "</ofd:References><ofd:Seal><ofd:BaseLoc>/" + folder + "Seal.esl</ofd:BaseLoc></ofd:Seal>"
                        + "</ofd:SignedInfo><ofd:SignedValue>/" + folder
                        + "SignedValue.dat</ofd:SignedValue></ofd:Signature>");
        parts.put(folder + "SignedValue.dat", signing.apply(part(folder + "Signature.xml")));
        return this;
    }

    byte[] zip() throws IOException {
        return zip(parts);
    }

    static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var part : new TreeMap<>(parts).entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
