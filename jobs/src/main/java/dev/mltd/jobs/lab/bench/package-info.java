/**
 * {@code mltd lab bench}: made-up archives of any size, and how long diagnosis, attribution and
 * import take on them beside what reading them takes. It knows no other part of the lab.
 */
package dev.mltd.jobs.lab.bench;
