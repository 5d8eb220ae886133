package signinghelper.formats.envelope.architecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@ArchTag("slow")
@AnalyzeClasses(packages = "signinghelper.formats.envelope", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** The bounds on what is read are those of our own walk; of BouncyCastle it takes values and ciphers. */
    @ArchTest
    static final ArchRule knows_no_host_and_no_network = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "signinghelper.formats..",
                    "java..",
                    "javax.crypto..",
                    "javax.security..",
                    "org.bouncycastle..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("signinghelper.formats.(**)").should().beFreeOfCycles();
}
