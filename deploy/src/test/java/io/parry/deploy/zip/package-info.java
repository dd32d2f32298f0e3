/** The function as it is deployed: the zip, in a JVM of its own, asked through a Runtime API over HTTP. */
@NullMarked
package io.parry.deploy.zip;

import org.jspecify.annotations.NullMarked;
