package dev.mltd.jobs.airflow;

/** A request to Airflow did not do what was asked; the message is what Airflow said, or why not. */
@SuppressWarnings("serial") // None is ever written.
public abstract class AirflowException extends RuntimeException {
  private AirflowException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The one that stands for an HTTP status. */
  static AirflowException of(int status, String message) {
    return switch (status) {
      case 400 -> new BadRequest(message);
      case 401 -> new NotLoggedIn(message);
      case 403 -> new Forbidden(message);
      case 404 -> new NotFound(message);
      case 409 -> new Conflict(message);
      case 422 -> new Invalid(message);
      default -> new Unavailable("%s (HTTP %d)".formatted(message, status), null);
    };
  }

  /** 400: a parameter breaks its schema, or a run id its pattern. */
  public static final class BadRequest extends AirflowException {
    BadRequest(String message) {
      super(message, null);
    }
  }

  /** 401: no credentials, wrong ones, or a token that expired and could not be renewed. */
  public static final class NotLoggedIn extends AirflowException {
    NotLoggedIn(String message) {
      super(message, null);
    }
  }

  /** 403: not allowed for this user, or a token that this server never gave. */
  public static final class Forbidden extends AirflowException {
    Forbidden(String message) {
      super(message, null);
    }
  }

  /** 404: no such DAG, run, task or asset. */
  public static final class NotFound extends AirflowException {
    NotFound(String message) {
      super(message, null);
    }
  }

  /** 409: it is there already, or another one is in the way. */
  public static final class Conflict extends AirflowException {
    Conflict(String message) {
      super(message, null);
    }
  }

  /** 422: a request that this version of Airflow does not understand. */
  public static final class Invalid extends AirflowException {
    Invalid(String message) {
      super(message, null);
    }
  }

  /** No answer, an answer that is none of Airflow's, or one that says: not now. */
  public static final class Unavailable extends AirflowException {
    Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** A deadline passed while a run went on. */
  public static final class StillRunning extends AirflowException {
    StillRunning(String message) {
      super(message, null);
    }
  }
}
