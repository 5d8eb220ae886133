package signinghelper.formats.architecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@ArchTag("slow")
@AnalyzeClasses(packages = "signinghelper.formats", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule formats_know_nothing_above_them = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "signinghelper.formats..",
                    "java..",
                    "javax.imageio..",
                    "javax.security..",
                    "org.bouncycastle..",
                    "com.fasterxml.jackson..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("signinghelper.formats.(**)").should().beFreeOfCycles();

    /** A portal that catches or keeps a type of an internal package would break with the next version. */
    @ArchTest
    static final ArchRule callers_meet_no_internal_type = noMethods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(resideOutsideOfPackage("..internal..").and(modifier(PUBLIC)))
            .should()
            .declareThrowableOfType(resideInAPackage("..internal.."))
            .orShould()
            .haveRawReturnType(resideInAPackage("..internal.."));

    @ArchTest
    static final ArchRule formats_send_nothing = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(http\\.HttpClient|URL|.*URLConnection|Socket|Datagram.*)");
}
