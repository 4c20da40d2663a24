# sorama の HTTP サービス。辞書とモデルを含み、実行中に何も取りに行かない。
#   docker build -t sorama .
#   docker run -p 127.0.0.1:8765:8765 -e SORAMA_SERVER_TOKEN="$(openssl rand -hex 32)" sorama
FROM python:3.12-slim AS build
WORKDIR /src
RUN python -m venv /opt/sorama
COPY constraints.txt pyproject.toml README.md LICENSE ./
COPY sorama sorama
RUN /opt/sorama/bin/pip install --no-cache-dir --disable-pip-version-check -c constraints.txt ".[server,yaml]" \
 && /opt/sorama/bin/pip uninstall -y pip \
 && find /opt/sorama -name tests -type d -prune -exec rm -rf {} +

FROM python:3.12-slim
RUN useradd --system --no-create-home --shell /usr/sbin/nologin sorama
COPY --from=build /opt/sorama /opt/sorama
ENV PATH=/opt/sorama/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 OPENBLAS_NUM_THREADS=1
WORKDIR /etc/sorama
USER sorama
EXPOSE 8765
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s --retries=3 \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8765/readyz', timeout=2)"]
# 外から届くので合言葉が要る: SORAMA_SERVER_TOKEN、または CMD に --token-file。設定は /etc/sorama/sorama.toml に置く。
ENTRYPOINT ["sorama", "serve", "--host", "0.0.0.0"]
