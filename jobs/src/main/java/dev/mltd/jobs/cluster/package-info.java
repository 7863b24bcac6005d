/** Applications on a Kubernetes cluster: submitting, following, and saying why they do not run. */
package dev.mltd.jobs.cluster;
