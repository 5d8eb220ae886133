package signinghelper.discovery;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import signinghelper.profile.Vendors.Vendor;

import java.nio.file.Path;
import java.util.Objects;

/**
 * File that may be a vendor's SKF library, by its place and name alone; its content was not read.
 *
 * @param path full path of an existing file
 * @param vendor whose table entry has its name; null for an unknown name
 */
public record FoundLibrary(Path path, @Nullable Vendor vendor, Place place) {

    /** Kinds of places that are searched, the likeliest first. */
    public enum Place {
        /** {@code SKFImagePath} of a cryptographic provider. */
        @JsonProperty("provider")
        PROVIDER,
        /** {@code SkfDllPath} of one of NETCA's devices. */
        @JsonProperty("netca-device")
        NETCA_DEVICE,
        /** Full path that the vendor uses. */
        @JsonProperty("vendor-path")
        VENDOR_PATH,
        /** Folder of Windows' own libraries. */
        @JsonProperty("system-folder")
        SYSTEM_FOLDER,
        /** Folder where programs are installed for all users. */
        @JsonProperty("program-folder")
        PROGRAM_FOLDER
    }

    public FoundLibrary {
        Objects.requireNonNull(path);
        Objects.requireNonNull(place);
    }
}
