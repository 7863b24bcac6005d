#!/usr/bin/env bash
# What Spark's Kubernetes backend starts: `driver ARGUMENTS OF SPARK-SUBMIT`, or `executor`.
set -euo pipefail

kind=${1:?driver or executor}
shift
case $kind in
  driver)
    # Without it the launcher looks for a build of Spark itself.
    export SPARK_SCALA_VERSION=2.12
    # The launcher works out the memory and the options of the JVM, as bin/spark-submit does.
    mapfile -d '' -t command < <(
      java -Xmx128m -cp "$SPARK_HOME/jars/*" org.apache.spark.launcher.Main \
        org.apache.spark.deploy.SparkSubmit \
        --conf "spark.driver.bindAddress=$SPARK_DRIVER_BIND_ADDRESS" \
        --conf "spark.executorEnv.SPARK_DRIVER_POD_IP=$SPARK_DRIVER_BIND_ADDRESS" \
        --deploy-mode client "$@"
    )
    # An empty word and the end of a line come first; nothing comes when the launcher failed and said why.
    command=("${command[@]:1}")
    ((${#command[@]})) || exit 1
    command[0]=${command[0]#$'\n'}
    exec "${command[@]}"
    ;;
  executor)
    options=()
    for ((k = 0; ; k++)); do
      option=SPARK_JAVA_OPT_$k
      [[ -v $option ]] || break
      options+=("${!option}")
    done
    exec java "${options[@]}" "-Xms$SPARK_EXECUTOR_MEMORY" "-Xmx$SPARK_EXECUTOR_MEMORY" \
      -cp "${SPARK_CONF_DIR:+$SPARK_CONF_DIR:}$SPARK_HOME/jars/*" \
      org.apache.spark.scheduler.cluster.k8s.KubernetesExecutorBackend \
      --driver-url "$SPARK_DRIVER_URL" --executor-id "$SPARK_EXECUTOR_ID" \
      --cores "$SPARK_EXECUTOR_CORES" --app-id "$SPARK_APPLICATION_ID" \
      --hostname "$SPARK_EXECUTOR_POD_IP" --resourceProfileId "$SPARK_RESOURCE_PROFILE_ID" \
      --podName "$SPARK_EXECUTOR_POD_NAME"
    ;;
  *)
    exec "$kind" "$@"
    ;;
esac
