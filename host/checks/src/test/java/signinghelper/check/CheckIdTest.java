package signinghelper.check;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Locale;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A reader of a check's id finds its class. */
class CheckIdTest {

    static Stream<Class<?>> checks() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("signinghelper.check").stream()
                        .filter(type -> type.isAssignableTo(Check.class) && !type.isInterface())
                        .map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("checks")
    void theIdIsTheNameOfTheClass(Class<?> check) throws ReflectiveOperationException {
        var name = check.getSimpleName().replaceFirst("Check$", "");
        var id = check.getDeclaredField("ID");

        assertThat(id.get(null))
                .isEqualTo(name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
    }
}
