package signinghelper.app;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.profile.DriverLibrary;
import signinghelper.token.bridge.BridgedKind;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class BridgeModeTest {

    @Tag("slow")
    @Test
    void everyKindThatThereIsAClassForIsFound() {
        var classes = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("signinghelper.token")
                .that(JavaClass.Predicates.implement(BridgedKind.class));

        assertThat(BridgeMode.kinds())
                .extracting(kind -> kind.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(
                        classes.stream().map(JavaClass::getName).toList());
    }

    @Test
    void everyKindHasAWordOfItsOwn() {
        assertThat(BridgeMode.kinds()).extracting(BridgedKind::word).doesNotHaveDuplicates();
    }

    @Test
    void everyKindThatAProfileCanNameIsOneOfThem() {
        assertThat(BridgeMode.kinds())
                .extracting(BridgedKind::word)
                .containsAll(Arrays.stream(DriverLibrary.Kind.values())
                        .map(DriverLibrary.Kind::word)
                        .toList());
    }

    @Test
    void onlyWindowsHasALibraryOfItsOwn() {
        assertThat(BridgeMode.kinds())
                .allMatch(kind -> kind.libraryOfSystem(null).isEmpty());
        assertThat(BridgeMode.kinds())
                .flatExtracting(kind ->
                        kind.libraryOfSystem(Path.of("Windows")).stream().toList())
                .containsExactly(Path.of("Windows/System32/ncrypt.dll"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "skf", "skf name", "usb name library", "pkcs11 name library DIGEST", "skf name library MD5"})
    void refusesArgumentsThatNameNoLibraryOfAKind(String arguments) {
        var out = new ByteArrayOutputStream();

        assertThat(BridgeMode.run(List.of(arguments.split(" ")), out)).isEqualTo(2);
        assertThat(out.size()).isZero();
    }
}
