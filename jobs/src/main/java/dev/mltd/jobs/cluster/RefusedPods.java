package dev.mltd.jobs.cluster;

import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * Hears why the cluster refuses executors. Spark tells nobody but its log, and asks again for ever.
 */
final class RefusedPods extends AbstractAppender implements AutoCloseable {
  private static final String LOGGER = "org.apache.spark.scheduler.cluster.k8s";

  private volatile String latest;

  RefusedPods() {
    super("refused-pods", null, null, true, Property.EMPTY_ARRAY);
    start();
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    Configuration configuration = context.getConfiguration();
    LoggerConfig logger = new LoggerConfig(LOGGER, Level.WARN, false);
    logger.addAppender(this, Level.WARN, null);
    configuration.addLogger(LOGGER, logger);
    context.updateLoggers();
  }

  @Override
  public void append(LogEvent event) {
    PodTrouble.refusal(event.getThrown()).ifPresent(reason -> latest = reason);
  }

  Optional<String> latest() {
    return Optional.ofNullable(latest);
  }

  @Override
  public void close() {
    LoggerContext context = (LoggerContext) LogManager.getContext(false);
    context.getConfiguration().removeLogger(LOGGER);
    context.updateLoggers();
    stop();
  }
}
