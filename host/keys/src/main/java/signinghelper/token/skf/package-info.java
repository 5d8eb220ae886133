/**
 * U-Keys behind an SKF library (GM/T 0016-2012; 0016-2023 keeps the functions that are called here). Runs in the
 * bridge. {@link signinghelper.token.skf.SkfLibrary} is the C interface. {@link signinghelper.token.skf.Skf} and the
 * handles {@code Device}, {@code Application} and {@code Container} give it a Java interface. {@link
 * signinghelper.token.skf.SkfException} gives the meaning of its return values.
 *
 * <p>Vendors disagree on the width of {@code ULONG} outside Windows and on the packing of structures. So no structure
 * is declared: memory is zeroed and larger than any of them, and read by offsets; see {@code DeviceInfo} and {@code
 * Ulong}.
 */
@NullMarked
package signinghelper.token.skf;

import org.jspecify.annotations.NullMarked;
