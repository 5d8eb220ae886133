/**
 * U-Keys behind an SKF library (GM/T 0016-2012; 0016-2023 keeps the functions that are called here). Lives in the
 * bridge. {@link signinghelper.token.skf.SkfLibrary} is the interface as C has it, {@link signinghelper.token.skf.Skf}
 * and the handles {@code Device}, {@code Application} and {@code Container} give it Java manners, and
 * {@link signinghelper.token.skf.SkfException} says what its return values mean.
 *
 * <p>Vendors disagree on the width of {@code ULONG} outside Windows and on the packing of structures. So no structure is
 * declared: memory is zeroed and larger than any of them, and read by offsets; see {@code DeviceInfo} and {@code Ulong}.
 */
@NullMarked
package signinghelper.token.skf;

import org.jspecify.annotations.NullMarked;
