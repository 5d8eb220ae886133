package signinghelper.formats.ofd.architecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@ArchTag("slow")
@AnalyzeClasses(packages = "signinghelper.formats.ofd", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** No library of OFD documents: each believes more than a verdict may. */
    @ArchTest
    static final ArchRule reading_is_our_own = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "signinghelper.formats..",
                    "java..",
                    "org.jspecify..",
                    "org.bouncycastle..",
                    "javax.xml..",
                    "org.w3c.dom..",
                    "org.xml.sax..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("signinghelper.formats.(**)").should().beFreeOfCycles();
}
