# The image of Usher: docker build -t usher .
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml ./
COPY src/main src/main
COPY conf conf
RUN mvn -B -q -Dmaven.test.skip=true package
# netty would unpack its native transport into /tmp, from where nothing may be executed
WORKDIR /image/native
RUN jar --extract --file /src/target/usher.jar META-INF/native \
    && mv META-INF/native/*.so . && rm -r META-INF
# a named volume takes over the owner of the directory on which it is mounted first
RUN mkdir /image/state && chown 65532:65532 /image/state

FROM eclipse-temurin:25-jre
COPY --from=build /src/target/usher.jar /opt/usher/usher.jar
COPY --from=build /image/native /opt/usher/native
COPY --from=build /src/conf/compose.yaml /etc/usher/usher.yaml
COPY --from=build --chown=65532:65532 /image/state /var/lib/usher
WORKDIR /var/lib/usher
USER 65532:65532
EXPOSE 8095
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:-UsePerfData", "-Djava.library.path=/opt/usher/native", "-jar", "/opt/usher/usher.jar"]
CMD ["serve", "--config", "/etc/usher/usher.yaml"]
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s --retries=3 \
    CMD ["java", "-Xmx32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-jar", "/opt/usher/usher.jar", "health"]
