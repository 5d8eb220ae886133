package signinghelper.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import signinghelper.platform.OperatingSystem;
import signinghelper.platform.UsbId;
import signinghelper.profile.DriverLibrary.Kind;
import signinghelper.profile.DriverLibrary.RsaInput;
import signinghelper.protocol.WireFormat;
import signinghelper.testkit.junit.Needed;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class VendorsTest {
    private static final Path PROFILES = Path.of("../../profiles");
    private static final Path RESOURCES = Path.of("src/main/resources/profile");

    private final Vendors vendors = Vendors.read();

    private static DriverLibrary named(String name) {
        return new DriverLibrary(
                Kind.SKF, name, Map.of(), List.of(), List.of("0a".repeat(32)), Map.of(), RsaInput.DIGEST, 5);
    }

    @Test
    void eachIsNamedOnceAndSaysWhereItWasReadAndWhen() {
        assertThat(vendors.vendors())
                .extracting(vendor -> vendor.driver().name())
                .doesNotHaveDuplicates();
        assertThat(vendors.vendors()).allSatisfy(vendor -> {
            assertThat(vendor.source()).isNotBlank();
            assertThat(vendor.date()).matches("20\\d\\d-\\d\\d-\\d\\d");
            assertThat(vendor.driver().kind()).isEqualTo(Kind.SKF);
            assertThat(vendor.fileNames()).isNotEmpty();
        });
    }

    /** A vendor's name stands within the words of findings; a support bundle redacts a name of any other form. */
    @Test
    void nameOfAKnownUKeyFitsIntoASentence() {
        assertThat(vendors.vendors())
                .filteredOn(vendor -> !vendor.usb().isEmpty())
                .allSatisfy(vendor ->
                        assertThat(vendor.vendor()).matches("[A-Za-z0-9\\p{IsHan}][A-Za-z0-9\\p{IsHan} ,]{1,40}"));
    }

    /** An id that two vendors had would name the wrong one to the user. */
    @Test
    void eachUsbIdIsNamedOnce() {
        assertThat(vendors.vendors().stream().flatMap(vendor -> vendor.usb().stream()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    /** Debian's usb.ids, of the Linux USB project, knows two of the vendors, one of them by an earlier name. */
    @Test
    void usbIdsKnowsFeitiansKey() throws Exception {
        var known = usbIds();

        assertThat(vendors.vendors()).anySatisfy(vendor -> {
            assertThat(vendor.vendor()).contains("ePass3000GM");
            assertThat(vendor.usb()).allSatisfy(id -> assertThat(known.get(id)).contains("Feitian", "ePass3000GM"));
        });
    }

    private static Map<UsbId, String> usbIds() throws Exception {
        var file = Path.of("/usr/share/misc/usb.ids");
        Needed.file(file);
        var names = new HashMap<UsbId, String>();
        var vendor = "";
        for (var line : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
            if (line.matches("[0-9a-f]{4}  .*")) {
                vendor = line;
            } else if (line.matches("\t[0-9a-f]{4}  .*") && !vendor.isEmpty()) {
                names.put(UsbId.parse(vendor.substring(0, 4) + ":" + line.substring(1, 5)), vendor + line);
            } else if (!line.startsWith("\t\t")) {
                vendor = "";
            }
        }
        return names;
    }

    @Test
    void eachFitsTheSchemaOfAProfile() throws Exception {
        var mapper = new JsonMapper();
        var drivers = mapper.createArrayNode();
        for (JsonNode vendor :
                mapper.readTree(RESOURCES.resolve("vendors.json").toFile()).get("vendors")) {
            drivers.add(vendor.get("driver"));
        }
        var profile = """
                {"id":"test","version":1,"kind":"production","title":{"zh-CN":"测试","en":"Test"},
                "origins":[{"origin":"https://portal.example","capabilities":[]}],"extensionIds":[],"menus":{},"cms":"PKCS7_501","drivers":%s}""".formatted(drivers);
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        Files.readString(Path.of("../ground/target/generated-resources/protocol/profile.schema.json")));

        assertThat(drivers).isNotEmpty();
        assertThat(schema.validate(profile, InputFormat.JSON)).isEmpty();
    }

    @Test
    void aProfileMayNameOneAndKeepsItsOwnHashesAndForm() {
        var completed = vendors.complete(named("longmai-gm3000"));

        assertThat(completed.paths(OperatingSystem.WINDOWS)).isNotEmpty();
        assertThat(completed.sha256()).hasSize(1);
        assertThat(completed.rsaInput()).isEqualTo(RsaInput.DIGEST);
        assertThat(vendors.complete(named("nobody"))).isEqualTo(named("nobody"));
    }

    @Test
    void pathsOfTheProfileComeFirst() {
        var own = new DriverLibrary(
                Kind.SKF,
                "longmai-gm3000",
                Map.of(OperatingSystem.LINUX, List.of("/opt/a.so")),
                List.of(),
                List.of(),
                Map.of(),
                RsaInput.DIGEST_INFO,
                5);

        assertThat(vendors.complete(own)).isEqualTo(own);
    }

    @Test
    void shippedProfilesNameOnlyVendorsThatAreKnown() throws Exception {
        try (Stream<Path> folders = Files.list(PROFILES)) {
            for (var folder : folders.toList()) {
                var text = Files.readString(folder.resolve("profile.json"));
                var profile = new WireFormat().decode(Profile.class, text);
                assertThat(profile.computer().libraries())
                        .filteredOn(DriverLibrary::isOnlyNamed)
                        .allMatch(driver -> !vendors.complete(driver).isOnlyNamed());
            }
        }
    }
}
