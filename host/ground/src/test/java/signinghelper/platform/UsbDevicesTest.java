package signinghelper.platform;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import signinghelper.testkit.junit.Needed;
import signinghelper.testkit.tool.ExternalProgram;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UsbDevicesTest {
    private static final Pattern LSUSB = Pattern.compile("Bus \\d+ Device \\d+: ID ([0-9a-f]{4}:[0-9a-f]{4}) .*");
    private static final Path DUMP = Path.of("src/test/umockdev/keys.umockdev");

    @TempDir
    private Path sysfs;

    private List<UsbDevice> present() {
        return new LinuxUsbDevices(sysfs).present();
    }

    private Path device(String name) throws IOException {
        return Files.createDirectories(sysfs.resolve("bus/usb/devices").resolve(name));
    }

    private void device(String name, String vendor, String product) throws IOException {
        var folder = device(name);
        Files.writeString(folder.resolve("idVendor"), vendor + "\n");
        Files.writeString(folder.resolve("idProduct"), product + "\n");
    }

    /** umockdev, of Debian, makes a sysfs of a dump of devices; lsusb lists it through libusb. */
    @Test
    void listsWhatLsusbLists() throws Exception {
        var run = Path.of("/usr/bin/umockdev-run");
        Needed.file(run);
        Needed.file(Path.of("/usr/bin/lsusb"));
        var printed = new ExternalProgram(
                        List.of(
                                run.toString(),
                                "--device",
                                DUMP.toString(),
                                "--",
                                "sh",
                                "-c",
                                "cp -a \"$UMOCKDEV_DIR/sys/.\" '" + sysfs + "' && /usr/bin/lsusb"),
                        Map.of())
                .run();

        var listed = printed.lines()
                .map(LSUSB::matcher)
                .filter(line -> line.matches())
                .map(line -> UsbId.parse(line.group(1)))
                .toList();
        assertThat(listed).hasSize(3);
        assertThat(present()).extracting(UsbDevice::id).containsExactlyInAnyOrderElementsOf(listed);
        assertThat(present())
                .contains(
                        new UsbDevice(UsbId.parse("055C:E618"), "mToken 龙脉"),
                        new UsbDevice(UsbId.parse("096E:0309"), ""));
    }

    @Test
    void computerWithoutUsbHasNone() {
        assertThat(present()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "05", "055cx", "zzzz", "-55c", "0x55c", "０５５ｃ", "055c 055c"})
    void oddVendorIsNoDeviceAndHidesNoOther(String vendor) throws IOException {
        device("1-1", vendor, "e618");
        device("1-2", "096e", "0309");

        assertThat(present()).containsExactly(new UsbDevice(UsbId.parse("096E:0309"), ""));
    }

    @Test
    void whateverLiesThereHidesNoOther() throws IOException {
        device("1-0:1.0");
        Files.writeString(sysfs.resolve("bus/usb/devices/file"), "no folder");
        Files.createSymbolicLink(sysfs.resolve("bus/usb/devices/nowhere"), Path.of("gone"));
        Files.createDirectory(device("1-3").resolve("idVendor"));
        var circle = device("1-4").resolve("idVendor");
        Files.createSymbolicLink(circle, circle);
        device("1-5", "096e", "0309");

        assertThat(present()).extracting(UsbDevice::id).containsExactly(UsbId.parse("096E:0309"));
    }

    /** Reading a pipe would hang until somebody writes into it. */
    @Test
    void pipeIsNotWaitedFor() throws IOException {
        new ExternalProgram(List.of("mkfifo", device("1-1").resolve("idVendor").toString()), Map.of()).run();
        device("1-2", "096e", "0309");

        assertThat(present()).hasSize(1);
    }

    @Test
    void hugeAttributesAreCut() throws IOException {
        device("1-1", "9".repeat(3_000_000), "e618");
        device("1-2", "096e", "0309");
        Files.writeString(device("1-2").resolve("product"), "龙".repeat(1_000_000));

        assertThat(present()).hasSize(1);
        assertThat(present().get(0).product().length()).isLessThan(4096);
    }

    @Test
    void productIsReadWhateverItsBytes() throws IOException {
        device("1-1", "096E", "0309");
        Files.write(device("1-1").resolve("product"), HexFormat.of().parseHex("c1fac2f6ff00"));

        assertThat(present()).extracting(UsbDevice::id).containsExactly(UsbId.parse("096E:0309"));
        Files.write(device("1-1").resolve("product"), "龙脉\n".getBytes(StandardCharsets.UTF_8));
        assertThat(present()).extracting(UsbDevice::product).containsExactly("龙脉");
    }

    @Tag("slow")
    @Test
    void moreDevicesThanAnyComputerHasAreCut() throws IOException {
        for (var index : IntStream.range(0, 1500).toArray()) {
            device("1-" + index, "096e", "0309");
        }

        assertThat(present()).hasSize(1024);
    }

    @Test
    void idIsFourDigitsTwice() {
        assertThat(UsbId.parse("055c:e618")).hasToString("055C:E618").isEqualTo(new UsbId(0x055C, 0xE618));
        assertThatThrownBy(() -> UsbId.parse("55c:e618")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new UsbId(0x1_0000, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Forms of https://learn.microsoft.com/windows-hardware/drivers/install/standard-usb-identifiers. */
    @Test
    void windowsInstanceIdNamesADeviceAsAWhole() {
        assertThat(WindowsUsbDevices.id("USB\\VID_055C&PID_E618\\6&2B3C9D1&0&2"))
                .contains(UsbId.parse("055C:E618"));
        assertThat(WindowsUsbDevices.id("USB\\Vid_096e&Pid_0309\\00000001")).contains(UsbId.parse("096E:0309"));
        assertThat(WindowsUsbDevices.id("USB\\VID_055C&PID_E618&MI_00\\7&1F2A&0&0000"))
                .isEmpty();
        assertThat(WindowsUsbDevices.id("USB\\ROOT_HUB30\\4&11C3&0&0")).isEmpty();
        assertThat(WindowsUsbDevices.id("")).isEmpty();
    }
}
