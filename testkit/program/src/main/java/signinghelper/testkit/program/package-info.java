/** Second part of the test kit's program: starts servers and browser. Loaded from the folder that the first part has unpacked. */
@NullMarked
package signinghelper.testkit.program;

import org.jspecify.annotations.NullMarked;
