package signinghelper.verifier;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@ArchTag("slow")
@AnalyzeClasses(
        packages = {"signinghelper.portal", "signinghelper.verifier"},
        importOptions = DoNotIncludeTests.class)
class InternalPackagesTest {

    /** A portal's program can do no more than these do. */
    @ArchTest
    static final ArchRule the_libraries_need_nothing_that_is_internal =
            noClasses().should().dependOnClassesThat().resideInAPackage("signinghelper.formats..internal..");
}
