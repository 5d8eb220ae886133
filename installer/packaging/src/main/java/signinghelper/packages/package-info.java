/** The build of all that a user or an administrator installs: the program's folder, and its packages. */
@NullMarked
package signinghelper.packages;

import org.jspecify.annotations.NullMarked;
