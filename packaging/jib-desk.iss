; The Windows installer (Inno Setup 6), made from the bundle in dist\jib-desk. Installs for the present user: no administrator needed.
#define Version "0.1.0"

[Setup]
AppId={{6E2C7B53-5B1F-4C0E-9E0B-4A4942440001}
AppName=JIB Desk
AppVersion={#Version}
DefaultDirName={localappdata}\Programs\JIB Desk
DefaultGroupName=JIB Desk
PrivilegesRequired=lowest
LicenseFile=..\LICENSE
OutputDir=..\dist
OutputBaseFilename=jib-desk-{#Version}-setup
Compression=lzma2
SolidCompression=yes
ArchitecturesInstallIn64BitMode=x64compatible

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "..\dist\jib-desk\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\JIB Desk"; Filename: "{app}\jib-desk.exe"
Name: "{userdesktop}\JIB Desk"; Filename: "{app}\jib-desk.exe"; Tasks: desktopicon

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"

; The database lies in the user's data folder and stays when the program is removed.
