/** First part of the test kit's jar: options, folder and unpacking. It needs nothing but Java; the rest lies in the jar. */
@NullMarked
package signinghelper.testkit.launcher;

import org.jspecify.annotations.NullMarked;
