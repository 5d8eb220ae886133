/** Builds what a person or an administrator installs: the program's folder, and packages of it for Windows. */
@NullMarked
package signinghelper.packages;

import org.jspecify.annotations.NullMarked;
