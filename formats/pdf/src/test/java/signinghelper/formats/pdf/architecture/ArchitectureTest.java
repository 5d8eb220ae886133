package signinghelper.formats.pdf.architecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@ArchTag("slow")
@AnalyzeClasses(packages = "signinghelper.formats.pdf", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** A library that mends what it reads would show the verifier another document than a viewer. */
    @ArchTest
    static final ArchRule reading_is_our_own = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("signinghelper.formats..", "java..", "javax.imageio..", "org.jspecify..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("signinghelper.formats.(**)").should().beFreeOfCycles();
}
