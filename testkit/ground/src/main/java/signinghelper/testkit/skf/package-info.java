/** The soft SKF library with devices of its own: U-Keys as CAs in China give them out, behind GM/T 0016. */
@NullMarked
package signinghelper.testkit.skf;

import org.jspecify.annotations.NullMarked;
