package signinghelper.formats.pdf;

import signinghelper.formats.algorithm.Bytes;
import signinghelper.testkit.junit.Needed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Document in the tests of EU DSS, as they come from Maven Central. */
record DssDocument(String name, Bytes content) {
    private static final String CMS = ".*\\.(p7m|p7s|pkcs7|cms|sig|csig|cades|tsr)";

    static List<DssDocument> pdfs() throws IOException {
        return read("dss-pades-tests.jar", name -> name.endsWith(".pdf"));
    }

    static List<DssDocument> cms() throws IOException {
        return read("dss-cades-tests.jar", name -> name.matches(CMS));
    }

    /** Returns files beside a CMS that may be its content; those of the outer folder belong to nothing. */
    static List<DssDocument> beside(String cms) throws IOException {
        var folder = cms.substring(0, cms.lastIndexOf('/') + 1);
        return read(
                "dss-cades-tests.jar",
                name -> !folder.equals("validation/")
                        && name.startsWith(folder)
                        && !name.matches(CMS)
                        && !name.matches(".*\\.(ers|xml)"));
    }

    private static List<DssDocument> read(String jar, Predicate<String> isWanted) throws IOException {
        var file = DssApart.FOLDER.resolve(jar);
        Needed.file(file);
        var documents = new ArrayList<DssDocument>();
        try (var zip = new ZipFile(file.toFile())) {
            var names = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(isWanted)
                    .sorted()
                    .toList();
            for (var name : names) {
                try (var content = zip.getInputStream(zip.getEntry(name))) {
                    documents.add(new DssDocument(name, Bytes.copyOf(content.readAllBytes())));
                }
            }
        }
        return documents;
    }

    byte[] octets() {
        return content.toArray();
    }
}
