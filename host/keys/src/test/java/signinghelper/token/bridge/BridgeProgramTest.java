package signinghelper.token.bridge;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class BridgeProgramTest {

    @Tag("slow")
    @Test
    void everyKindThatThereIsAClassForIsFound() {
        var classes = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("signinghelper.token")
                .that(JavaClass.Predicates.implement(BridgedKind.class));

        assertThat(BridgedKind.all())
                .extracting(kind -> kind.getClass().getName())
                .containsExactlyInAnyOrderElementsOf(
                        classes.stream().map(JavaClass::getName).toList());
    }

    @Test
    void everyKindHasAWordOfItsOwn() {
        assertThat(BridgedKind.all()).extracting(BridgedKind::word).doesNotHaveDuplicates();
    }

    @Test
    void onlyWindowsHasALibraryOfItsOwn() {
        assertThat(BridgedKind.all())
                .allMatch(kind -> kind.libraryOfSystem(null).isEmpty());
        assertThat(BridgedKind.all())
                .flatExtracting(kind ->
                        kind.libraryOfSystem(Path.of("Windows")).stream().toList())
                .containsExactly(Path.of("Windows/System32/ncrypt.dll"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "skf", "skf name", "usb name library", "pkcs11 name library DIGEST", "skf name library MD5"})
    void refusesArgumentsThatNameNoLibraryOfAKind(String arguments) {
        var out = new ByteArrayOutputStream();

        assertThat(BridgeProgram.run(List.of(arguments.split(" ")), out)).isEqualTo(2);
        assertThat(out.size()).isZero();
    }
}
