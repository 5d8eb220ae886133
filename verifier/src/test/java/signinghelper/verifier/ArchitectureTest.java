package signinghelper.verifier;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@ArchTag("slow")
@AnalyzeClasses(packages = "signinghelper.verifier", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule nothing_is_verified_but_by_the_library = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "org\\.bouncycastle\\..*|javax\\.crypto\\..*|java\\.security\\.(Signature|PrivateKey|cert\\.CertPath.*)"
                            + "|signinghelper\\.formats\\.(algorithm\\.Signature.*|certificate\\.SigningCertificateValidator)");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("signinghelper.verifier.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule judges_know_nothing_of_http = noClasses()
            .that()
            .resideOutsideOfPackages("signinghelper.verifier", "signinghelper.verifier.http")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta..");
}
