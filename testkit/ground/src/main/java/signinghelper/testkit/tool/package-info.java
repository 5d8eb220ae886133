/** Programs of the system that the test kit calls. */
@NullMarked
package signinghelper.testkit.tool;

import org.jspecify.annotations.NullMarked;
