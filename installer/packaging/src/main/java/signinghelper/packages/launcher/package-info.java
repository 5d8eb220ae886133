/** Start of the packager from its one jar, with classes of the Java runtime alone. */
@NullMarked
package signinghelper.packages.launcher;

import org.jspecify.annotations.NullMarked;
