/** A small portal on Spring Boot: password, binding, login and signature by certificate. */
@NullMarked
package signinghelper.samples.spring;

import org.jspecify.annotations.NullMarked;
