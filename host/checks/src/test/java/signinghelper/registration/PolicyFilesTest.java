package signinghelper.registration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import signinghelper.platform.TestProduct;
import signinghelper.protocol.WireFormat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A folder with the policies of several administrators, read as Chromium does. */
class PolicyFilesTest {
    private static final String ID = "mmadlooolkibdajglffaiocbmahdmhfn";

    @TempDir
    private Path folder;

    private final PolicyFiles files = new PolicyFiles(new WireFormat());

    private void policy(String name, String json) throws IOException {
        Files.writeString(folder.resolve(name), json.replace('\'', '"'));
    }

    @Test
    void theLastFileWithAListHasTheOnlyOne() throws IOException {
        policy("a.json", "{'NativeMessagingBlocklist': ['*'], 'NativeMessagingAllowlist': ['signinghelper.demo']}");
        policy("b.json", "{'NativeMessagingAllowlist': ['other.host']}");

        assertThat(files.host(folder).forbids(TestProduct.DEMO)).isTrue();
    }

    @Test
    void listsThatAPolicyNamesAreJoined() throws IOException {
        policy("a.json", "{'NativeMessagingBlocklist': ['*'], 'NativeMessagingAllowlist': ['signinghelper.demo']}");
        policy("b.json", "{'NativeMessagingAllowlist': ['other.host']}");
        policy("c.json", "{'PolicyListMultipleSourceMergeList': ['NativeMessagingAllowlist']}");

        assertThat(files.host(folder).allowlist()).containsExactly("signinghelper.demo", "other.host");
        assertThat(files.host(folder).forbids(TestProduct.DEMO)).isFalse();
    }

    @Test
    void allListsAreJoinedWhereThePolicySaysSoAndNothingElse() throws IOException {
        policy("a.json", "{'PolicyListMultipleSourceMergeList': ['*'], 'ExtensionInstallForcelist': ['" + ID + "']}");
        policy("b.json", "{'ExtensionInstallForcelist': ['other'], 'NativeMessagingUserLevelHosts': false}");
        policy("c.json", "{'NativeMessagingUserLevelHosts': true}");

        assertThat(files.extensions(folder).forcelist()).containsExactly(ID, "other");
        assertThat(files.host(folder).userLevelHosts()).isTrue();
    }

    @Test
    void eachExtensionHasTheSettingsOfTheLastFileThatNamesIt() throws IOException {
        policy("a.json", "{'3rdparty': {'extensions': {'" + ID + "': {'locale': 'zh-CN'}, 'other': {'on': true}}}}");
        policy("b.json", "{'3rdparty': {'extensions': {'" + ID + "': {'locale': 'en'}}}}");
        policy("c.json", "{'3rdparty': 7}");
        policy("d.json", "{");

        assertThat(files.extensions(folder).settings(ID)).containsEntry("locale", "en");
        assertThat(files.extensions(folder).settings("other")).containsEntry("on", "true");
    }
}
