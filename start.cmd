@echo off
rem Looks at a workbook dropped on this file; without one, at a sample to play with.
setlocal
where node >nul 2>nul
if errorlevel 1 (
  echo Rowcall needs Node 24 or newer: get it at https://nodejs.org
  pause
  exit /b 2
)
if not exist "%~dp0node_modules" call npm install --prefix "%~dp0." --no-audit --no-fund
node "%~dp0cli\rowcall.js" start %*
if errorlevel 1 pause
