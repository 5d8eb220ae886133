/** The program: main, the modes it runs in, and the wiring. */
@NullMarked
package signinghelper.app;

import org.jspecify.annotations.NullMarked;
