# Rowcall's functions in one process: /hook, /tick and /health. docs/deploy.md says how to start it.
FROM node:24-slim AS build
WORKDIR /rowcall
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY core/ core/
COPY adapters/ adapters/
COPY manifests/ manifests/
COPY functions/ functions/
COPY cli/ cli/
# As the user who runs it: what Node makes of the parts beforehand counts for that user alone.
USER node
RUN node functions/build.ts /home/node/built

FROM node:24-slim
ENV NODE_ENV=production PORT=8080 ROWCALL_SETTINGS=/settings
WORKDIR /rowcall
COPY --from=build --chown=node:node /home/node/built/ ./
USER node
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--min-semi-space-size=4", "--max-semi-space-size=4", "rowcall.js"]
