/** Programs of the system that the demonstration calls. */
@NullMarked
package signinghelper.demo.tool;

import org.jspecify.annotations.NullMarked;
