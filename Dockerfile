# The checker as an image: docker run --rm -v "$PWD:/work" IMAGE check articles
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml requirements.lock README.md LICENSE hatch_build.py ./
COPY checker checker
COPY rules/general rules/general
# The versions of the lock, without what only development needs; bytecode once here instead of at every start.
RUN python -m venv /opt/checker \
    && sed -n 's/^\([a-z0-9._-]*==[^\\]*\) \\$/\1/p' requirements.lock > constraints.txt \
    && /opt/checker/bin/pip install --no-cache-dir --constraint constraints.txt . \
    && /opt/checker/bin/python -m compileall -q /opt/checker/lib

FROM python:3.12-slim
# The newest git of the distribution carries its security fixes.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 checker
COPY --from=build /opt/checker /opt/checker
ENV PATH=/opt/checker/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 10001
WORKDIR /work
ENTRYPOINT ["checker"]
CMD ["--help"]
