package signinghelper.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Vendor and product id of a USB device.
 *
 * @param vendor {@code idVendor} of the device descriptor, 16 bits
 * @param product {@code idProduct} of the device descriptor, 16 bits
 */
public record UsbId(int vendor, int product) {
    private static final int MOST = 0xFFFF;
    private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})");

    public UsbId {
        if (vendor < 0 || vendor > MOST || product < 0 || product > MOST) {
            throw new IllegalArgumentException("USB id");
        }
    }

    /** Reads one as {@link #toString} writes it. */
    @JsonCreator
    public static UsbId parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("USB id");
        }
        return new UsbId(HexFormat.fromHexDigits(matcher.group(1)), HexFormat.fromHexDigits(matcher.group(2)));
    }

    /** Reads two numbers of four hexadecimal digits each; empty for anything else. */
    static Optional<UsbId> of(String vendor, String product) {
        var text = vendor + ":" + product;
        return TEXT.matcher(text).matches() ? Optional.of(parse(text)) : Optional.empty();
    }

    /** Returns the ids in hexadecimal, e.g. {@code 096E:0309}. */
    @JsonValue
    @Override
    public String toString() {
        return String.format("%04X:%04X", vendor, product);
    }
}
