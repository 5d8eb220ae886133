package signinghelper.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import signinghelper.formats.internal.pages.DocumentPages;

import java.io.FileDescriptor;
import java.io.PrintStream;
import java.util.Date;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Rules on packages. Which of the host's modules may see which, and which libraries, is their poms' to say. */
@AnalyzeClasses(
        packages = "signinghelper",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.WithoutOtherGround.class})
@ArchTag("slow")
class ArchitectureTest {

    /** The portal's library, the test kit and the tests of the formats are on the class path of tests alone. */
    static final class WithoutOtherGround implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/signinghelper/portal/")
                    && !location.contains("/signinghelper/testkit/")
                    && !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("signinghelper.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rooms_within_packages_have_no_cycles =
            slices().matching("signinghelper.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule parts_of_windows_know_no_window = noClasses()
            .that()
            .resideInAPackage("signinghelper.window.part..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("signinghelper.window..").and(resideOutsideOfPackage("..window.part..")));

    @ArchTest
    static final ArchRule kinds_of_windows_do_not_know_each_other = noClasses()
            .that()
            .resideInAnyPackage("signinghelper.window.helper..", "signinghelper.window.removal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("signinghelper.window.pin..", "signinghelper.window.document..");

    @ArchTest
    static final ArchRule only_native_drivers_and_platform_reach_native_code = noClasses()
            .that()
            .resideOutsideOfPackages("signinghelper.token.*..", "signinghelper.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.sun.jna..", "sun.security.pkcs11..");

    @ArchTest
    static final ArchRule only_entry_points_touch_standard_output = noClasses()
            .that()
            .resideOutsideOfPackage("signinghelper.app..")
            .and()
            .doNotHaveSimpleName("BridgeProgram")
            .and()
            .doNotHaveSimpleName("PagesProgram")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .callMethod(System.class, "setOut", PrintStream.class)
            .orShould()
            .accessField(FileDescriptor.class, "out");

    @ArchTest
    static final ArchRule nothing_but_clock_reads_the_clock = noClasses()
            .that()
            .resideOutsideOfPackages("signinghelper.clock..", "signinghelper.formats..")
            .should()
            .callMethodWhere(target(nameMatching("now|systemUTC|systemDefaultZone|tick.*"))
                    .and(target(owner(resideInAPackage("java.time..")))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class);

    @ArchTest
    static final ArchRule only_network_and_clock_send_anything = noClasses()
            .that()
            .resideOutsideOfPackages("signinghelper.network..", "signinghelper.formats..", "signinghelper.clock..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(http\\..*|URL|.*URLConnection|Socket|Datagram.*)|javax\\.net\\..*Factory")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.commons.net..");

    /** A format reads the samples of a seal's picture; its drawing half makes the pictures of pages. */
    @ArchTest
    static final ArchRule only_window_draws = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "signinghelper.window..",
                    "signinghelper.preview..",
                    "signinghelper.formats.seal..",
                    "signinghelper.formats.internal.pages..",
                    "signinghelper.formats.*.pages..",
                    "signinghelper.formats.pdf.internal.picture..",
                    "signinghelper.formats.pdf.internal.signing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.swing..", "java.awt..", "com.formdev..");

    /** Formats read and write documents by themselves; PDFBox shows them to people. */
    @ArchTest
    static final ArchRule only_the_drawing_halves_use_a_pdf_library = noClasses()
            .that()
            .resideOutsideOfPackage("signinghelper.formats.*.pages..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.pdfbox..");

    /** A drawing half is found by name, in the process of the pages alone. */
    @ArchTest
    static final ArchRule nothing_but_the_copy_of_a_document_asks_for_what_draws = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("signinghelper.preview.DocumentFile")
            .should()
            .callMethod(DocumentPages.class, "of", String.class);

    @ArchTest
    static final ArchRule formats_keep_their_insides = noClasses()
            .that()
            .resideOutsideOfPackage("signinghelper.formats..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("signinghelper.formats.pdf.internal..", "signinghelper.formats.ofd.internal..");

    @ArchTest
    static final ArchRule the_protocol_knows_no_other_package = noClasses()
            .that()
            .resideInAPackage("signinghelper.protocol..")
            .should()
            .dependOnClassesThat(resideInAPackage("signinghelper..").and(resideOutsideOfPackage("..protocol..")));

    @ArchTest
    static final ArchRule dependencies_point_inwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("app")
            .definedBy("signinghelper.app..")
            .layer("window")
            .definedBy("signinghelper.window..")
            .layer("preview")
            .definedBy("signinghelper.preview..")
            .layer("commandline")
            .definedBy("signinghelper.commandline..")
            .layer("command")
            .definedBy("signinghelper.command..")
            .layer("work")
            .definedBy("signinghelper.work..")
            .layer("login")
            .definedBy("signinghelper.login..")
            .layer("prompt")
            .definedBy("signinghelper.prompt..")
            .layer("registration")
            .definedBy("signinghelper.registration..")
            .layer("certificate")
            .definedBy("signinghelper.certificate..")
            .layer("content")
            .definedBy("signinghelper.content..")
            .layer("inspection")
            .definedBy("signinghelper.inspection..")
            .layer("check")
            .definedBy("signinghelper.check..")
            .layer("support")
            .definedBy("signinghelper.support..")
            .layer("fleet")
            .definedBy("signinghelper.fleet..")
            .layer("history")
            .definedBy("signinghelper.history..")
            .layer("enrolment")
            .definedBy("signinghelper.enrolment..")
            .layer("discovery")
            .definedBy("signinghelper.discovery..")
            .layer("network")
            .definedBy("signinghelper.network..")
            .whereLayer("app")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("window")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("preview")
            .mayOnlyBeAccessedByLayers("app", "window")
            .whereLayer("commandline")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("command")
            .mayOnlyBeAccessedByLayers("app")
            .whereLayer("work")
            .mayOnlyBeAccessedByLayers("app", "commandline", "command", "window", "preview")
            .whereLayer("registration")
            .mayOnlyBeAccessedByLayers("app", "commandline", "check", "fleet")
            .whereLayer("login")
            .mayOnlyBeAccessedByLayers("app", "work")
            .whereLayer("discovery")
            .mayOnlyBeAccessedByLayers("app", "commandline", "check")
            .whereLayer("prompt")
            .mayOnlyBeAccessedByLayers("app", "commandline", "work", "window")
            .whereLayer("certificate")
            .mayOnlyBeAccessedByLayers("app", "commandline", "work", "window", "check", "history")
            .whereLayer("content")
            .mayOnlyBeAccessedByLayers(
                    "app", "commandline", "command", "work", "prompt", "window", "preview", "inspection")
            .whereLayer("inspection")
            .mayOnlyBeAccessedByLayers("app", "commandline", "command", "work", "window")
            .whereLayer("check")
            .mayOnlyBeAccessedByLayers("app", "commandline", "command", "work", "window", "support", "fleet")
            .whereLayer("support")
            .mayOnlyBeAccessedByLayers("app", "commandline", "work", "window", "fleet")
            .whereLayer("fleet")
            .mayOnlyBeAccessedByLayers("app", "commandline")
            // No command of a page reaches it.
            .whereLayer("history")
            .mayOnlyBeAccessedByLayers("app", "commandline", "work", "window")
            .whereLayer("enrolment")
            .mayOnlyBeAccessedByLayers("app", "check")
            .whereLayer("network")
            .mayOnlyBeAccessedByLayers("app", "check", "certificate", "enrolment");
}
